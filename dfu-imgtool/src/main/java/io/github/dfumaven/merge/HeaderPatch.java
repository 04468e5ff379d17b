// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.EspImage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts flash settings into the header of the bootloader and renews its digest. */
final class HeaderPatch {

    private static final int SETTINGS_OFFSET = 2;
    private static final int SETTINGS_END = 4;
    private static final int SHORTEST_HEADER = 8;

    private final HeaderSettings settings;
    private final Chip chip;
    private final Consumer<Problem> warnings;

    HeaderPatch(MergeRequest request, Consumer<Problem> warnings) throws InvalidRequestException {
        this.settings = HeaderSettings.of(request);
        this.chip = request.target();
        this.warnings = warnings;
    }

    /** Returns the address of the chip's bootloader; that of the ESP32-E22, still unsettled, is the one esptool has. */
    long place() {
        return chip.bootloaderAddress().orElse(0);
    }

    boolean keepsAll() {
        return settings.keepAll();
    }

    /** Returns the content of a file at the bootloader's address, in parts, so that a large file is not copied. */
    List<Bytes> apply(String name, Bytes content) throws FormatException {
        if (content.length() < SHORTEST_HEADER) {
            unused(name, "it has only " + content.length() + " bytes");
            return List.of(content);
        }

        EspImage image;
        try {
            image = EspImage.parse(content, chip);
        } catch (FormatException e) {
            unused(name, e.message());
            return List.of(content);
        }
        refuseDamaged(name, image);
        if (image.signature().isPresent()) {
            warnings.accept(MergeError.MERGE_SIGNATURE_VOID.warning(
                    "%s: other flash settings make its secure boot signature void", name));
        }
        return changed(content, image);
    }

    /** Tells that settings were given for nothing, because no file is at the bootloader's address. */
    void missing() {
        if (!settings.keepAll()) {
            unused("bootloader", String.format(Locale.ROOT, "no file is at its address 0x%x", place()));
        }
    }

    private void unused(String name, String why) {
        warnings.accept(
                MergeError.MERGE_SETTINGS_UNUSED.warning("%s: the flash settings stay as they are, %s", name, why));
    }

    private void refuseDamaged(String name, EspImage image) throws FormatException {
        if (!image.chip().equals(Optional.of(chip))) {
            throw MergeError.MERGE_OTHER_CHIP
                    .of("the bootloader is for %s, not for %s", nameOfChip(image), chip)
                    .in(name);
        }
        var checksum = image.checksum();
        if (!checksum.valid()) {
            throw MergeError.MERGE_DAMAGED_BOOTLOADER
                    .at(
                            checksum.offset(),
                            "check sum is 0x%02x, but the segments give 0x%02x",
                            checksum.stored(),
                            checksum.computed())
                    .in(name);
        }
        if (image.hash().isPresent() && !image.hash().get().valid()) {
            var hash = image.hash().get();
            throw MergeError.MERGE_DAMAGED_BOOTLOADER
                    .at(
                            hash.offset(),
                            "SHA-256 is %s, but the content gives %s",
                            hash.stored().toHex(),
                            hash.computed().toHex())
                    .in(name);
        }
    }

    private static String nameOfChip(EspImage image) {
        return image.chip().map(Chip::target).orElse("a chip we do not know");
    }

    private List<Bytes> changed(Bytes content, EspImage image) {
        var header = settings.replace(content.slice(SETTINGS_OFFSET, SETTINGS_END));
        var front = content.slice(0, SETTINGS_OFFSET);
        if (image.hash().isEmpty()) {
            return List.of(front, header, content.slice(SETTINGS_END));
        }

        int end = image.hash().get().offset();
        var hashed = Bytes.concat(List.of(front, header, content.slice(SETTINGS_END, end)));
        return List.of(hashed, hashed.sha256(), content.slice(image.length()));
    }
}
