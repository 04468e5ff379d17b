// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.uf2;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Content of flash without a gap, put together from the blocks of a UF2 file.
 *
 * @param address where in flash the first byte belongs: 0 to 0xffff_ffff
 * @param family which chips the content is for: the family, or empty if the blocks name none
 * @param parts the content, block by block
 */
public record Uf2Range(long address, Optional<Uf2Family> family, List<Bytes> parts) {

    public Uf2Range {
        parts = List.copyOf(parts);
    }

    /** {@return how many bytes there are: 1 or more} */
    public long size() {
        return parts.stream().mapToLong(Bytes::length).sum();
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
                size(),
                family.map(Uf2Family::toString).orElse("any chip"));
    }
}
