// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import io.github.dfumaven.archive.DfuImage;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.dfuse.DfuSeFile;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.esp.FlashSize;
import io.github.dfumaven.firmware.FileKind;
import io.github.dfumaven.firmware.Recognised;
import io.github.dfumaven.ihex.IntelHex;
import io.github.dfumaven.uf2.Uf2File;
import io.github.dfumaven.uf2.Uf2Range;
import java.util.List;
import java.util.Optional;

/** Finds out what kind of file says something about flash, and what it says. */
final class ContentReader {

    private ContentReader() {}

    static FlashContent read(String name, Bytes file) throws FormatException {
        var kind = Recognised.wrapping(file).orElse(FileKind.UNKNOWN);
        return switch (kind) {
            case DFU_IMAGE -> archive(name, file);
            case UF2 -> uf2(name, file);
            case INTEL_HEX ->
                withHeader(name, "hex", Optional.empty(), IntelHex.parse(file).regions());
            case DFUSE -> dfuSe(name, DfuFile.parse(file).payload());
            case DFU_SUFFIXED -> suffixed(name, DfuFile.parse(file).payload());
            default -> raw(name, file);
        };
    }

    private static FlashContent archive(String name, Bytes file) throws FormatException {
        var image = DfuImage.parseUndamaged(file);
        return new FlashContent(name, "dfu", image.chip(), image.flashSize(), regions(image));
    }

    /** What is in front of the suffix counts; a second suffix there is part of it, as for the device. */
    private static FlashContent suffixed(String name, Bytes payload) throws FormatException {
        var kind = Recognised.wrapping(payload).orElse(FileKind.UNKNOWN);
        var inside = kind == FileKind.DFU_SUFFIXED ? raw(name, payload) : read(name, payload);
        return new FlashContent(name, "dfu-suffixed", inside.chip(), inside.flashSize(), inside.regions());
    }

    private static FlashContent raw(String name, Bytes file) throws FormatException {
        var whole = new FlashContent(
                name, "raw", Optional.empty(), FlashSize.ofBytes(file.length()), List.of(new Region(0, file)));
        return whole.flashSize().isPresent()
                ? new FlashContent(
                        name,
                        "raw",
                        header(whole.regions()).flatMap(EspImage::chip),
                        whole.flashSize(),
                        whole.regions())
                : withHeader(name, "raw", Optional.empty(), whole.regions());
    }

    private static List<Region> regions(DfuImage image) {
        return image.contents().stream()
                .map(content -> new Region(content.address(), content.data()))
                .toList();
    }

    private static FlashContent uf2(String name, Bytes file) throws FormatException {
        var uf2 = Uf2File.parse(file);
        refuse(uf2.problems());
        Optional<Chip> chip = uf2.families().size() == 1 ? uf2.families().get(0).chip() : Optional.empty();
        return withHeader(
                name, "uf2", chip, uf2.ranges().stream().map(Uf2Range::region).toList());
    }

    private static FlashContent dfuSe(String name, Bytes payload) throws FormatException {
        var container = DfuSeFile.parse(payload);
        refuse(container.problems());
        return new FlashContent(
                name,
                "dfuse",
                Optional.empty(),
                Optional.empty(),
                container.targets().stream()
                        .flatMap(target -> target.elements().stream())
                        .toList());
    }

    private static FlashContent withHeader(String name, String format, Optional<Chip> chip, List<Region> regions)
            throws FormatException {
        var header = header(regions);
        return new FlashContent(
                name,
                format,
                chip.or(() -> header.flatMap(EspImage::chip)),
                header.flatMap(EspImage::flashSize),
                regions);
    }

    /** Looks for a bootloader where chips look for it; its header tells chip and flash. */
    private static Optional<EspImage> header(List<Region> regions) {
        for (long place : new long[] {0x1000, 0x2000, 0}) {
            for (var region : regions) {
                if (place >= region.address() && place < region.end()) {
                    var found = image(region.data().slice((int) (place - region.address())));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    static Optional<EspImage> image(Bytes data) {
        if (!EspImage.isLikely(data)) {
            return Optional.empty();
        }
        try {
            return Optional.of(EspImage.parse(data))
                    .filter(found -> found.chip().isPresent());
        } catch (FormatException noImage) {
            return Optional.empty();
        }
    }

    private static void refuse(List<Problem> problems) throws FormatException {
        var errors = problems.stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            throw FormatException.of(errors);
        }
    }
}
