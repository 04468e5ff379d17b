// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import io.github.dfumaven.archive.ArchiveWriter;
import io.github.dfumaven.archive.DeltaBase;
import io.github.dfumaven.archive.LayoutRules;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.CreateResult;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.files.OutputFile;
import io.github.dfumaven.firmware.SectorNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@code dfu.bin} of those regions of flash that change, whatever they hold.
 *
 * @param chip a chip with DFU
 * @param flashSize size of the flash chip
 * @param base what has to be in flash already
 */
record DeltaArchive(Chip chip, FlashSize flashSize, DeltaBase base) {

    /**
     * Writes the archive.
     *
     * @param regions what goes where, each in sectors of its own; those of more than 512 KiB are cut
     * @param image the file to appear, whole or not at all; replaced if it is there
     * @throws InvalidRequestException if the chip has no DFU
     * @throws FormatException if the ROM would refuse the regions
     */
    CreateResult write(List<Region> regions, Path image) throws IOException {
        if (!chip.hasDfu()) {
            throw chip.dfuNotSupported();
        }
        var pieces = regions.stream().flatMap(region -> cut(region).stream()).toList();
        var errors = LayoutRules.check(pieces, Optional.of(base), flashSize.bytes()).stream()
                .filter(Problem::isError)
                .toList();
        if (!errors.isEmpty()) {
            throw FormatException.of(errors);
        }
        var payload = ArchiveWriter.payload(flashSize.bytes(), pieces, Optional.of(base));
        OutputFile.write(
                image,
                out -> DfuFile.write(payload, Chip.VENDOR_ID, chip.productId(), DfuSuffix.ANY, DfuSuffix.DFU_1_0, out));
        return new CreateResult(
                image,
                payload.stream().mapToLong(Bytes::length).sum() + DfuSuffix.SIZE,
                chip.productId(),
                Optional.of(chip),
                flashSize,
                pieces,
                List.of());
    }

    private static List<PlacedFile> cut(Region region) {
        var pieces = new ArrayList<PlacedFile>();
        int most = (int) CreateRequest.DEFAULT_PART_SIZE;
        for (int from = 0; from < region.data().length(); from += most) {
            var data = region.data()
                    .slice(from, Math.min(from + most, region.data().length()));
            pieces.add(PlacedFile.of(SectorNames.of(region.address() + from), region.address() + from, data));
        }
        return pieces;
    }
}
