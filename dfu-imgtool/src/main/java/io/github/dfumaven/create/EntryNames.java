// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.create;

import io.github.dfumaven.archive.DfuContent;
import io.github.dfumaven.archive.DfuInfo;
import io.github.dfumaven.archive.FlashParams;
import io.github.dfumaven.cpio.CpioArchive;
import io.github.dfumaven.input.InputFile;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Gives entries names that the ROM can tell apart: it knows them by name alone, and takes the first that fits. */
final class EntryNames {

    private final Set<String> taken = new HashSet<>(List.of(DfuInfo.ENTRY, FlashParams.ENTRY, CpioArchive.TRAILER));

    /**
     * Returns a name for a file that is cut into parts, and takes the names of all of them.
     *
     * @param file the file
     * @param parts how many, 1 or more
     * @return its base name, or that with the address in it when one of the names is taken
     */
    String take(InputFile file, int parts) {
        var name = file.name();
        if (!isFree(name, parts)) {
            name = withAddress(file);
        }
        for (int part = 0; part < parts; part++) {
            taken.add(DfuContent.partName(name, part));
        }
        return name;
    }

    private boolean isFree(String name, int parts) {
        for (int part = 0; part < parts; part++) {
            if (taken.contains(DfuContent.partName(name, part))) {
                return false;
            }
        }
        return true;
    }

    /** The address is unique among the inputs, so the result is; the ending stays at the end. */
    private static String withAddress(InputFile file) {
        int dot = file.name().lastIndexOf('.');
        int at = dot > 0 ? dot : file.name().length();
        return file.name().substring(0, at)
                + String.format(Locale.ROOT, "-0x%x", file.address())
                + file.name().substring(at);
    }
}
