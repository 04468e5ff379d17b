// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Part;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.EspImage;
import java.util.List;
import java.util.Optional;

/**
 * What is no firmware, or not known. Whoever takes it for content of flash takes it from address 0 on.
 *
 * @param kind what it is as far as that is known
 * @param file all its bytes
 */
public record OtherFile(FileKind kind, Bytes file) implements FirmwareFile {

    private static final int SHOWN = 8;

    @Override
    public List<Part> parts() {
        return List.of(Part.at("data", "", new Region(0, file)));
    }

    @Override
    public Optional<Chip> chip() {
        return BootHeader.find(regions()).flatMap(EspImage::chip);
    }

    /** Returns the size of the file if a flash chip has it, else the one that a bootloader in it states. */
    @Override
    public Optional<FlashSize> flashSize() {
        return FlashSize.ofBytes(file.length())
                .or(() -> BootHeader.find(regions()).flatMap(EspImage::flashSize));
    }

    @Override
    public List<Problem> problems() {
        if (file.isEmpty()) {
            return List.of(FirmwareError.UNKNOWN_FORMAT.error("the file is empty"));
        }
        if (kind != FileKind.UNKNOWN) {
            return List.of(FirmwareError.UNKNOWN_FORMAT
                    .error("the file is %s, which is no firmware for DFU", kind.words())
                    .withHint(kind.cure()));
        }
        var start = file.slice(0, Math.min(SHOWN, file.length())).toHex();
        return List.of(
                FirmwareError.UNKNOWN_FORMAT.error("the file begins with %s, which no format we know does", start));
    }

    /** Nothing is known that it could deviate from. */
    @Override
    public List<Problem> damage() {
        return List.of();
    }
}
