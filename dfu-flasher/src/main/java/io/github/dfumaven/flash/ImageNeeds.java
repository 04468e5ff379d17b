// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.ChipRevision;
import io.github.dfumaven.content.ContentKind;
import io.github.dfumaven.firmware.ArchiveFile;
import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.firmware.FirmwareFile;
import io.github.dfumaven.layout.Layout;
import java.util.List;
import java.util.Optional;

/**
 * What an image asks of the board.
 *
 * @param flashSize bytes that the flash chip must have, or 0 if the image does not tell
 * @param revisions which revisions of the chip run the bootloader and the applications in it
 */
record ImageNeeds(long flashSize, List<Revisions> revisions) {

    /** Images of ESP-IDF before 5.0 have 0 where later ones say up to which revision they run. */
    private static final ChipRevision UNSAID = new ChipRevision(0);

    /**
     * Which revisions run a file.
     *
     * @param name of the file
     * @param least the first of them
     * @param greatest the last of them, or empty if there is none
     */
    record Revisions(String name, ChipRevision least, Optional<ChipRevision> greatest) {

        boolean include(ChipRevision revision) {
            return revision.compareTo(least) >= 0
                    && greatest.filter(last -> revision.compareTo(last) > 0).isEmpty();
        }

        /** Returns such as {@code v0.0 to v1.99}. */
        String words() {
            return greatest.map(last -> least + " to " + last).orElse(least + " and later");
        }
    }

    ImageNeeds {
        revisions = List.copyOf(revisions);
    }

    /** Returns what an archive asks for; nothing for anything else. */
    static ImageNeeds of(Bytes payload) {
        if (!(FirmwareFile.asContent(payload) instanceof ArchiveFile archive)) {
            return new ImageNeeds(0, List.of());
        }
        var layout = Layout.of(archive);
        long end = WrittenFlash.of(payload).end();
        var revisions = layout.files().stream()
                .filter(content -> content.kind() == ContentKind.BOOTLOADER || content.kind() == ContentKind.APP)
                .flatMap(content -> revisions(content).stream())
                .toList();
        return new ImageNeeds(Math.max(end, layout.flashSize().orElse(0)), revisions);
    }

    private static Optional<Revisions> revisions(Content content) {
        return content.image().flatMap(image -> image.extendedHeader()).map(header -> {
            var greatest = header.maxChipRevision().filter(last -> !last.equals(UNSAID));
            return new Revisions(content.name(), header.minChipRevision(), greatest);
        });
    }
}
