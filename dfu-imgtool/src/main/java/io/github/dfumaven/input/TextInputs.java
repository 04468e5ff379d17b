// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.input;

import io.github.dfumaven.archive.ArchiveError;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.esp.FlashSector;
import io.github.dfumaven.firmware.FirmwareFile;
import io.github.dfumaven.firmware.FlashText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes text apart by its own addresses, as esptool does Intel HEX: the address that was given for the file does not count. */
public final class TextInputs {

    private TextInputs() {}

    /**
     * Returns the files with binaries in the place of those that are text. Runs that share a sector of flash become
     * one, with erased flash between them.
     *
     * @param files in any order
     * @return binaries alone
     * @throws FormatException if such a text is damaged, or has no data
     */
    public static List<InputFile> takenApart(List<InputFile> files) throws FormatException {
        var all = new ArrayList<InputFile>();
        for (var file : files) {
            if (file.declared().isEmpty() && FirmwareFile.asContent(file.content()) instanceof FlashText text) {
                all.addAll(binaries(file, text));
            } else {
                all.add(file);
            }
        }
        return all;
    }

    private static List<InputFile> binaries(InputFile file, FlashText text) throws FormatException {
        try {
            text.undamaged();
        } catch (FormatException damaged) {
            throw damaged.in(file.shown());
        }

        if (text.regions().isEmpty()) {
            throw ArchiveError.EMPTY_FILE
                    .of("the %s has no data", text.kind().title())
                    .in(file.shown());
        }
        return bySectors(text.regions()).stream()
                .map(region -> new InputFile(region.address(), file.shown(), name(file, region), region.data()))
                .toList();
    }

    private static List<Region> bySectors(List<Region> regions) {
        var joined = new ArrayList<Region>();
        var parts = new ArrayList<Bytes>();
        long start = regions.get(0).address();
        long end = start;
        for (var region : regions) {
            if (!parts.isEmpty() && FlashSector.floor(region.address()) >= end) {
                joined.add(new Region(start, Bytes.concat(parts)));
                parts.clear();
                start = region.address();
                end = start;
            }
            parts.add(Bytes.fill(0xff, (int) (region.address() - end)));
            parts.add(region.data());
            end = region.end();
        }
        joined.add(new Region(start, Bytes.concat(parts)));
        return joined;
    }

    private static String name(InputFile file, Region region) {
        int dot = file.name().lastIndexOf('.');
        var base = dot > 0 ? file.name().substring(0, dot) : file.name();
        return String.format(Locale.ROOT, "%s-0x%x.bin", base, region.address());
    }
}
