// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.firmware.ArchiveFile;
import io.github.dfumaven.firmware.FirmwareFile;
import io.github.dfumaven.layout.Layout;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is to be flashed. An archive for an ESP chip is for the chip that the files in it are for, if they tell it, whatever
 * a suffix says; ids for any device are narrowed to that chip.
 *
 * @param name of the file, for messages and the report
 * @param sha256 of the whole file, 32 bytes
 * @param payload what is sent: the file without its suffix
 * @param vendorId the vendor whose devices it is for, or empty for any
 * @param productId the product it is for, or empty for any
 * @param chip the chip that the files in it are for, or empty if they do not tell it or it is no archive
 */
public record FlashImage(
        String name, Bytes sha256, Bytes payload, OptionalInt vendorId, OptionalInt productId, Optional<Chip> chip) {

    /**
     * {@return an image of a file without a suffix, for any device unless the files in it tell the chip}
     *
     * @param name of the file
     * @param payload all its bytes
     */
    public static FlashImage of(String name, Bytes payload) {
        var chip = chipOf(payload);
        return new FlashImage(name, payload.sha256(), payload, OptionalInt.empty(), OptionalInt.empty(), chip)
                .forDevice(DfuSuffix.ANY, DfuSuffix.ANY);
    }

    /**
     * {@return the image that a file with a suffix holds: an image}. The suffix tells what device it is for.
     *
     * @param name of the file
     * @param file all its bytes
     * @throws FormatException if the file has no suffix, or one that is damaged
     */
    public static FlashImage parse(String name, Bytes file) throws FormatException {

        try {
            var dfu = DfuFile.parse(file);
            var suffix = dfu.suffix();
            return of(name, dfu.payload()).withSha256(file.sha256()).forDevice(suffix.idVendor(), suffix.idProduct());
        } catch (FormatException e) {
            throw e.in(name);
        }
    }

    /**
     * Returns the same with another payload, such as one without the padding behind an archive.
     *
     * @param bytes what is sent instead
     * @return an image with the same name, digest and ids
     */
    public FlashImage withPayload(Bytes bytes) {
        return new FlashImage(name, sha256, bytes, vendorId, productId, chip);
    }

    /**
     * Returns the same for one kind of device, as a suffix gives it.
     *
     * @param vendor idVendor, 0xffff for any
     * @param product idProduct, 0xffff for any
     * @return an image with these ids, or with those of its chip where they leave that open
     */
    public FlashImage forDevice(int vendor, int product) {
        boolean open = chip.filter(Chip::hasDfu)
                .filter(chip -> agrees(vendor, Chip.VENDOR_ID) && agrees(product, chip.productId()))
                .isPresent();
        return open
                ? new FlashImage(
                        name,
                        sha256,
                        payload,
                        OptionalInt.of(Chip.VENDOR_ID),
                        OptionalInt.of(chip.get().productId()),
                        chip)
                : new FlashImage(name, sha256, payload, wildcard(vendor), wildcard(product), chip);
    }

    /**
     * {@return the same with the digest of the file that the payload came from: an image with it}
     *
     * @param digest SHA-256 of the whole file, 32 bytes
     */
    public FlashImage withSha256(Bytes digest) {
        return new FlashImage(name, digest, payload, vendorId, productId, chip);
    }

    private static boolean agrees(int id, int ofChip) {
        return id == DfuSuffix.ANY || id == ofChip;
    }

    /** Asks those who know where a chip starts: data in the archive may be for another one. */
    private static Optional<Chip> chipOf(Bytes payload) {
        return FirmwareFile.asContent(payload) instanceof ArchiveFile archive
                ? Layout.chipOfFiles(archive)
                : Optional.empty();
    }

    private static OptionalInt wildcard(int id) {
        return id == DfuSuffix.ANY ? OptionalInt.empty() : OptionalInt.of(id);
    }
}
