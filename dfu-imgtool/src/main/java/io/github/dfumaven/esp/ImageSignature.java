// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The secure boot signature behind an image.
 *
 * @param version 1 or 2
 * @param offset where it starts in the file
 * @param blocks one to three of version 2; none of version 1, which has no facts but its bytes
 * @see <a href="https://docs.espressif.com/projects/esp-idf/en/stable/esp32/security/secure-boot-v1.html">ESP-IDF, secure
 *     boot v1, signature format</a>
 */
public record ImageSignature(int version, int offset, List<SignatureBlock> blocks) {

    private static final int MAX_BLOCKS = 3;
    private static final int VERSION_1_SIZE = 68;

    /** Copies the list. */
    public ImageSignature {
        blocks = List.copyOf(blocks);
    }

    /**
     * Finds the signature. One of version 2 starts at the first sector border behind the image, or in the file's last
     * sector where parts of the image lie behind its check sum.
     */
    static Optional<ImageSignature> find(Bytes file, int imageEnd, Optional<Chip> chip) {
        long border = FlashSector.ceil(imageEnd);
        if (border < file.length()
                && SignatureBlock.startsAt(file, (int) border)
                && file.slice(imageEnd, (int) border).isAll(0xff)) {
            return Optional.of(version2(file, (int) border));
        }

        int last = file.length() - FlashSector.SIZE;
        if (last >= imageEnd && last % FlashSector.SIZE == 0 && SignatureBlock.startsAt(file, last)) {
            return Optional.of(version2(file, last));
        }
        return version1(file, imageEnd, chip);
    }

    private static ImageSignature version2(Bytes file, int sector) {
        var signed = file.slice(0, sector);
        var blocks = new ArrayList<SignatureBlock>();
        for (int at = sector;
                blocks.size() < MAX_BLOCKS && SignatureBlock.startsAt(file, at);
                at += SignatureBlock.SIZE) {
            blocks.add(SignatureBlock.at(file, at, signed));
        }
        return new ImageSignature(2, sector, blocks);
    }

    /** Version 1: a version word of 0 and 64 bytes, the last ones of the file. */
    private static Optional<ImageSignature> version1(Bytes file, int imageEnd, Optional<Chip> chip) {
        boolean fits = chip.filter(Chip::hasFirstSecureBoot).isPresent() && file.length() - imageEnd == VERSION_1_SIZE;
        return fits && file.u32le(imageEnd) == 0 && !file.slice(imageEnd + 4).isAll(0)
                ? Optional.of(new ImageSignature(1, imageEnd, List.of()))
                : Optional.empty();
    }
}
