// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.layout;

import io.github.dfumaven.content.ContentKind;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.firmware.ContentFinder;
import io.github.dfumaven.firmware.FileKind;
import io.github.dfumaven.firmware.FirmwareFile;
import io.github.dfumaven.firmware.FlashDump;
import io.github.dfumaven.firmware.OtherFile;
import io.github.dfumaven.firmware.SectorNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file, looked into. Only images keep its bytes in memory.
 *
 * @param content the file as one thing
 * @param kind what kind of file it is
 * @param declared what somebody said it is, or empty
 * @param start its first bytes, in hexadecimal digits
 * @param inside what it holds: the parts of a flash image, else the one thing it is
 * @param problems what is wrong with it by itself
 */
record FileLook(
        Content content,
        FileKind kind,
        Optional<ContentKind> declared,
        String start,
        List<Content> inside,
        List<Problem> problems) {

    private static final int START = 4;

    static FileLook of(PlacedFile file) {
        // sectors of flash may begin like anything
        return of(
                file,
                SectorNames.isOne(file.name())
                        ? new OtherFile(FileKind.UNKNOWN, file.data())
                        : FirmwareFile.of(file.data()));
    }

    private static FileLook of(PlacedFile file, FirmwareFile firmware) {
        if (firmware instanceof FlashDump dump) {
            return flash(file, dump);
        }
        var problems = new ArrayList<Problem>();
        var content = ContentFinder.identify(file.name(), file.address(), file.parts(), firmware, problems);
        return look(file, firmware.kind(), content, List.of(content), problems);
    }

    private static FileLook flash(PlacedFile file, FlashDump found) {
        var whole =
                Content.data(file.name(), file.address(), file.data().length()).cutInto(file.parts());
        var fitting = found.movedTo(file.address());
        if (fitting.isEmpty()) {
            return look(file, found.kind(), whole, List.of(whole), List.of(moved(file, found)));
        }
        var flash = fitting.get().contents().namedAfter(file.name());
        var problems = new ArrayList<>(flash.problems());
        problems.addAll(FlashRules.check(flash, Optional.empty()));
        return look(file, found.kind(), whole, flash.contents(), problems);
    }

    private static Problem moved(PlacedFile file, FlashDump found) {
        return LayoutError.FLASH_IMAGE_MISPLACED.error(
                "%s at 0x%x: is a flash image that begins at 0x%x, so what is in it would be 0x%x too %s",
                file.name(),
                file.address(),
                found.base(),
                Math.abs(file.address() - found.base()),
                file.address() > found.base() ? "high" : "low");
    }

    private static FileLook look(
            PlacedFile file, FileKind kind, Content content, List<Content> inside, List<Problem> problems) {
        var start = file.data().slice(0, Math.min(START, file.data().length())).toHex();
        return new FileLook(content, kind, file.declared(), start, inside, problems);
    }

    /** Tells whether it is one of the runs of sectors that are no files. */
    boolean isSectors() {
        return SectorNames.isOne(content.name());
    }

    /** Tells whether an address is one of the file. */
    boolean covers(long place) {
        return place >= content.address() && place < content.end();
    }
}
