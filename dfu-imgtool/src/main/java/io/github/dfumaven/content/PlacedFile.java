// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.content;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import java.util.Locale;
import java.util.Optional;

/**
 * A file, read, and where in flash or memory it goes.
 *
 * @param name what people call it, in messages as well
 * @param fileName the name of the entry of an archive that it becomes, and of the file when it is taken out
 * @param entries how many entries of an archive it is cut into, 1 elsewhere
 * @param region what goes where
 * @param declared what somebody said it is; {@code DATA} is taken byte for byte; empty where only its address says what it has to be
 */
public record PlacedFile(String name, String fileName, int entries, Region region, Optional<ContentKind> declared) {

    /**
     * {@return a file in one entry of its own name, of which nobody said what it is: the file}
     *
     * @param name what people call it
     * @param address of its first byte, 0 to 0xffff_ffff
     * @param data all its bytes
     */
    public static PlacedFile of(String name, long address, Bytes data) {
        return new PlacedFile(name, name, 1, new Region(address, data), Optional.empty());
    }

    /**
     * {@return a file that is named by its address when it is taken out: the file in one entry}
     *
     * @param name what people call it
     * @param prefix in front of the address in the name of the file, possibly empty
     * @param region what goes where
     */
    public static PlacedFile at(String name, String prefix, Region region) {
        return of(name, region.address(), region.data())
                .named(String.format(Locale.ROOT, "%s0x%08x.bin", prefix, region.address()));
    }

    /** {@return the address of its first byte} */
    public long address() {
        return region.address();
    }

    /** {@return all its bytes} */
    public Bytes data() {
        return region.data();
    }

    /** {@return the address behind its last byte} */
    public long end() {
        return region.end();
    }

    /** {@return how many bytes it has} */
    public int size() {
        return region.data().length();
    }

    /** {@return the same file by another name of its own} */
    public PlacedFile named(String fileName) {
        return new PlacedFile(name, fileName, entries, region, declared);
    }

    /** {@return the same file in so many entries of an archive} */
    public PlacedFile cutInto(int entries) {
        return new PlacedFile(name, fileName, entries, region, declared);
    }

    /** {@return the same file at another address} */
    public PlacedFile movedTo(long address) {
        return holding(new Region(address, data()));
    }

    /** {@return a file that was made of this one, or of a part of it} */
    public PlacedFile holding(Region region) {
        return new PlacedFile(name, fileName, entries, region, declared);
    }

    /** {@return the same file as what somebody said it is} */
    public PlacedFile as(ContentKind kind) {
        return new PlacedFile(name, fileName, entries, region, Optional.of(kind));
    }
}
