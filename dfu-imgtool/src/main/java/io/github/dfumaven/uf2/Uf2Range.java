// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.uf2;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Content of flash without a gap, put together from the blocks of a UF2 file. */
public final class Uf2Range {

    private final long address;
    private final long size;
    private final Optional<Uf2Family> family;
    private final List<Bytes> parts;

    Uf2Range(long address, Optional<Uf2Family> family, List<Bytes> parts) {
        this.address = address;
        this.family = family;
        this.parts = List.copyOf(parts);
        this.size = parts.stream().mapToLong(Bytes::length).sum();
    }

    /** {@return where in flash the first byte belongs: 0 to 0xffff_ffff} */
    public long address() {
        return address;
    }

    /** {@return how many bytes there are: 1 or more} */
    public long size() {
        return size;
    }

    /** {@return which chips the content is for: the family, or empty if the blocks name none} */
    public Optional<Uf2Family> family() {
        return family;
    }

    /** {@return the content with its address, joined anew on each call: a copy} */
    public Region region() {
        return new Region(address, Bytes.concat(parts));
    }

    /** Returns the place and the size. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "0x%x, %d bytes, %s",
                address,
                size,
                family.map(Uf2Family::toString).orElse("any chip"));
    }
}
