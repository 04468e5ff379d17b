// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import java.util.Locale;

/**
 * Names of archive entries that hold sectors of flash rather than files. A run of sectors may begin like an image without
 * being a whole one, so it is not to be judged as an image.
 */
public final class SectorNames {

    private static final String PREFIX = "sectors-0x";

    private SectorNames() {}

    /**
     * {@return the name for a run of sectors: such as {@code sectors-0x00010000.bin}}
     *
     * @param address of its first byte
     */
    public static String of(long address) {
        return String.format(Locale.ROOT, "%s%08x.bin", PREFIX, address);
    }

    /**
     * {@return whether a name is one of {@link #of}: true if sectors go by that name}
     *
     * @param name of an entry or a file, with or without folders
     */
    public static boolean isOne(String name) {
        int folder = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        return name.substring(folder + 1).matches(PREFIX + "[0-9a-f]{8}\\.bin");
    }
}
