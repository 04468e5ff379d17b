// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.layout;

import io.github.dfumaven.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file, looked into.
 *
 * @param file the file
 * @param kind what kind of file it is
 * @param content the file as one thing
 * @param inside what it holds: the parts of a flash image, else the one thing it is
 * @param problems what is wrong with it by itself
 */
record FileLook(PlacedFile file, FileKind kind, Content content, List<Content> inside, List<Problem> problems) {

    static FileLook of(PlacedFile file) {
        // sectors of flash may begin like anything
        var recognised = SectorNames.isOne(file.name())
                ? new Recognised(FileKind.UNKNOWN, Optional.empty())
                : Recognised.of(file.data());
        if (recognised.flash().isPresent()) {
            return flash(file, recognised.flash().get());
        }
        var problems = new ArrayList<Problem>();
        var content = recognised.kind().isForeign()
                ? Content.data(file.name(), file.address(), file.data().length())
                        .cutInto(file.parts())
                : ContentFinder.identify(file.name(), file.address(), file.parts(), file.data(), problems);
        return new FileLook(file, recognised.kind(), content, List.of(content), problems);
    }

    private static FileLook flash(PlacedFile file, FlashDump found) {
        var whole =
                Content.data(file.name(), file.address(), file.data().length()).cutInto(file.parts());
        var fitting = found.movedTo(file.address(), file.data());
        if (fitting.isEmpty()) {
            return new FileLook(file, FileKind.FLASH_IMAGE, whole, List.of(whole), List.of(moved(file, found)));
        }

        var flash = fitting.get().contents().namedAfter(file.name());
        var problems = new ArrayList<>(flash.problems());
        problems.addAll(FlashRules.check(flash, Optional.empty(), OptionalLong.empty()));
        return new FileLook(file, FileKind.FLASH_IMAGE, whole, flash.contents(), problems);
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

    /** Tells whether it is one of the runs of sectors that are no files. */
    boolean isSectors() {
        return SectorNames.isOne(file.name());
    }
}
