// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.EspImage;
import java.util.List;
import java.util.Optional;

/**
 * Text that says what goes where in flash, and so is a flash image in another spelling. Whoever puts files into flash
 * takes it apart by its own addresses.
 *
 * @param kind which format it is
 * @param file all its bytes
 * @param regions what goes where, by ascending address; none if it is damaged
 * @param problems what is wrong with it
 */
public record FlashText(FileKind kind, Bytes file, List<Region> regions, List<Problem> problems)
        implements FirmwareFile {

    public FlashText {
        regions = List.copyOf(regions);
        problems = List.copyOf(problems);
    }

    @Override
    public List<PlacedFile> parts() {
        return regions.stream().map(region -> PlacedFile.at("data", "", region)).toList();
    }

    @Override
    public Optional<Chip> chip() {
        return BootHeader.find(regions).flatMap(EspImage::chip);
    }

    @Override
    public Optional<FlashSize> flashSize() {
        return BootHeader.find(regions).flatMap(EspImage::flashSize);
    }
}
