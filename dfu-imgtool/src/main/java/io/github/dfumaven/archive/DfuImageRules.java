// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.cpio.CpioEntry;
import io.github.dfumaven.dfu.DfuError;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.error.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** The rules by which a ROM takes an archive; what breaks one is refused by the chip or lost without a word. */
final class DfuImageRules {

    /** Flash size the ROM assumes until it is told otherwise: 2 MiB. */
    private static final long ASSUMED_SIZE = 2L << 20;

    private DfuImageRules() {}

    static List<Problem> check(DfuImage image) {
        var problems = new ArrayList<Problem>();
        image.suffix().ifPresent(suffix -> suffix(suffix, problems));
        if (image.payloadEnd() < DfuImage.SHORTEST) {
            problems.add(ArchiveError.ARCHIVE_TOO_SHORT.error(
                    "the archive has %d bytes, but the ROM sees one only from %d bytes on",
                    image.payloadEnd(), DfuImage.SHORTEST));
        }
        if (image.records().isEmpty()) {
            return problems;
        }

        params(image, problems);
        listing(image, problems);
        for (var entry : image.entries()) {
            entry(entry, problems);
        }
        problems.addAll(LayoutRules.check(pieces(image), image.delta(), flashSize(image)));
        return problems;
    }

    private static void suffix(DfuSuffix suffix, List<Problem> problems) {
        problems.addAll(SuffixRules.ids(suffix));
        if (suffix.length() != DfuSuffix.SIZE) {
            problems.add(DfuError.SUFFIX_BAD_LENGTH.error(
                    "bLength is %d, but the suffix of an image for an ESP chip has %d bytes",
                    suffix.length(), DfuSuffix.SIZE));
        }
        if (suffix.bcdDfu() != DfuSuffix.DFU_1_0) {
            problems.add(DfuError.SUFFIX_BAD_VERSION.error(
                    "bcdDFU is 0x%04x, but an image for an ESP chip has 0x%04x", suffix.bcdDfu(), DfuSuffix.DFU_1_0));
        }
    }

    private static void params(DfuImage image, List<Problem> problems) {
        if (image.params().isEmpty()) {
            problems.add(paramsMissing(image));
            return;
        }

        long size = image.params().get().chipSize();
        if (FlashSize.ofBytes(size).isEmpty()) {
            problems.add(ArchiveError.PARAMS_BAD_SIZE.error(
                    "the flash parameters state a chip of 0x%x bytes, which no flash chip has", size));
        }

        int paramsAt = image.entries().stream()
                .filter(entry -> !entry.isFile())
                .mapToInt(DfuEntry::offset)
                .findFirst()
                .orElse(0);
        image.entries().stream()
                .filter(entry -> entry.isFile()
                        && entry.offset() < paramsAt
                        && entry.info().address() + entry.data().length() > ASSUMED_SIZE)
                .forEach(entry -> problems.add(ArchiveError.PARAMS_LATE.error(
                        "%s comes before the flash parameters, but ends above 2 MB, which is all the ROM assumes",
                        entry.info().name())));
    }

    /** ESP-IDF wrote no parameters before 4.4.2, and up to the size that the ROM assumes none are needed. */
    private static Problem paramsMissing(DfuImage image) {
        long end = image.entries().stream()
                .mapToLong(entry -> entry.info().address() + entry.data().length())
                .max()
                .orElse(0);
        return end > ASSUMED_SIZE
                ? ArchiveError.PARAMS_MISSING.error(
                        "%s is missing from the archive, whose files end at 0x%x, but without it the ROM reaches 0x%x",
                        FlashParams.ENTRY, end, ASSUMED_SIZE)
                : ArchiveError.PARAMS_MISSING.warning(
                        "%s is missing from the archive; its files end at 0x%x, below the 0x%x that the ROM assumes",
                        FlashParams.ENTRY, end, ASSUMED_SIZE);
    }

    private static void listing(DfuImage image, List<Problem> problems) {
        var inArchive = image.archive().stream().skip(1).map(CpioEntry::name).collect(Collectors.toSet());
        var names = new HashSet<String>();
        for (var record : image.records()) {
            if (!names.add(record.name())) {
                problems.add(ArchiveError.DUPLICATE_NAME.error("%s is listed more than once", record.name()));
            }
            if (!inArchive.contains(record.name())) {
                problems.add(ArchiveError.ENTRY_MISSING.error(
                        "%s is listed for 0x%x, but not in the archive", record.name(), record.address()));
            }
        }

        var stored = new HashSet<String>();
        var base = DeltaBase.entry(image.archive(), image.records());
        for (CpioEntry entry : image.archive().subList(1, image.archive().size())) {
            if (base.filter(entry::equals).isPresent()) {
                continue; // which is to be skipped
            }
            if (!names.contains(entry.name())) {
                problems.add(ArchiveError.ENTRY_NOT_LISTED.error(
                        "%s at offset 0x%x is not in the index, so the ROM skips it", entry.name(), entry.offset()));
            } else if (!stored.add(entry.name())) {
                problems.add(ArchiveError.DUPLICATE_NAME.error(
                        "%s is in the archive more than once (at offset 0x%x)", entry.name(), entry.offset()));
            }
        }
        if (image.records().stream().allMatch(record -> record.has(DfuInfo.FLAG_PARAM))) {
            problems.add(ArchiveError.NOTHING_TO_FLASH.warning("the archive holds no file for the flash"));
        }
    }

    private static void entry(DfuEntry entry, List<Problem> problems) {
        var info = entry.info();
        long usual = entry.isFile() ? 0 : DfuInfo.FLAG_PARAM | DfuInfo.FLAG_NO_ERASE | DfuInfo.FLAG_IGNORE_MD5;
        if (info.flags() != usual) {
            problems.add(ArchiveError.ODD_FLAGS.error(
                    "%s has the flags 0x%x, but an entry of its kind has 0x%x", info.name(), info.flags(), usual));
        }
        if (!entry.md5Valid()) {
            var mismatch = ArchiveError.MD5_MISMATCH.error(
                    "%s: the index states the MD5 %s, but the data has %s",
                    info.name(), info.md5().toHex(), entry.md5().toHex());
            problems.add(info.has(DfuInfo.FLAG_IGNORE_MD5) ? mismatch.asWarning() : mismatch);
        }
        if (entry.data().isEmpty()) {
            problems.add(ArchiveError.EMPTY_FILE.warning("%s: is empty", info.name()));
        }
    }

    private static List<Piece> pieces(DfuImage image) {
        return image.entries().stream()
                .filter(DfuEntry::isFile)
                .map(entry -> new Piece(
                        entry.info().name(),
                        entry.info().address(),
                        entry.data().length(),
                        entry.info().name(),
                        Bytes.EMPTY))
                .toList();
    }

    private static long flashSize(DfuImage image) {
        return image.params().map(FlashParams::chipSize).orElse(ASSUMED_SIZE);
    }
}
