// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.cpio.CpioArchive;
import io.github.dfumaven.cpio.CpioEntry;
import io.github.dfumaven.cpio.CpioError;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.error.ErrorCode;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.fields.ByteReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * A {@code dfu.bin} taken apart, as far as it can be read.
 *
 * @param suffix the suffix, or empty when the file has none
 * @param archive the entries as they stand in the file
 * @param records the index
 * @param entries what the index lists and the archive holds, in the order of the index
 * @param params the parameters of the flash chip, or empty when there are none
 * @param delta what it was made from and needs on the board, or empty when it is no delta
 * @param archiveEnd offset behind the end mark of the archive
 * @param payloadEnd offset behind the payload, which is the size of the file without its suffix
 * @param problems all that is wrong with it
 */
public record DfuImage(
        Optional<DfuSuffix> suffix,
        List<CpioEntry> archive,
        List<DfuInfo> records,
        List<DfuEntry> entries,
        Optional<FlashParams> params,
        Optional<DeltaBase> delta,
        int archiveEnd,
        int payloadEnd,
        List<Problem> problems) {

    /** The fewest bytes that the ROM takes for an archive: 232. */
    public static final int SHORTEST = 232;

    /** Errors that keep the ROM from flashing an archive right, but not us from knowing what is in it. */
    private static final List<ErrorCode> READABLE = List.of(
            ArchiveError.TOO_MANY_ENTRIES,
            ArchiveError.NAME_TOO_LONG,
            ArchiveError.UNSAFE_NAME,
            ArchiveError.PARAMS_MISSING,
            ArchiveError.PARAMS_LATE,
            ArchiveError.PARAMS_BAD_SIZE,
            ArchiveError.ODD_FLAGS,
            ArchiveError.SUFFIX_NOT_ESP,
            ArchiveError.ADDRESS_UNALIGNED,
            ArchiveError.OVERLAP,
            ArchiveError.SECTOR_SHARED,
            ArchiveError.BEYOND_FLASH,
            ArchiveError.ABOVE_16_MIB);

    public DfuImage {
        archive = List.copyOf(archive);
        records = List.copyOf(records);
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /**
     * Tells whether a file begins as an archive for an ESP chip does: with a header for {@code dfuinfo0.dat}.
     *
     * @param file a whole file
     * @return false if it is certainly something else
     */
    public static boolean isLikely(Bytes file) {
        return CpioArchive.beginsWith(file, DfuInfo.ENTRY);
    }

    /**
     * Tells whether the ROM takes a payload for an archive; it writes anything else to address 0.
     *
     * @param payload what is sent
     * @return true if it is long enough and begins as an archive does
     */
    public static boolean isSeenByRom(Bytes payload) {
        return payload.length() >= SHORTEST && CpioArchive.isLikely(payload);
    }

    /**
     * Reads an image and finds everything that is wrong with it.
     *
     * @param file a whole file, suffix included
     * @return what could be read, with the problems
     */
    public static DfuImage inspect(Bytes file) {
        var problems = new ArrayList<Problem>();
        var suffix = suffix(file, problems);
        int payloadEnd = file.length()
                - suffix.map(DfuSuffix::length)
                        .filter(length -> length <= file.length())
                        .orElse(0);
        var archive = CpioArchive.scan(file.slice(0, payloadEnd));
        archive.problem().ifPresent(fault -> problems.add(Problem.of(fault)));
        if (archive.problem().isEmpty()
                && !file.slice(archive.end(), payloadEnd).isAll(0)) {
            problems.add(CpioError.CPIO_TRAILING_DATA.warning(
                    "something stands behind the end mark at 0x%x", archive.end()));
        }

        var records = records(archive, problems);
        var entries = match(records, archive.entries());
        var image = new DfuImage(
                suffix,
                archive.entries(),
                records,
                entries,
                params(entries, problems),
                delta(archive, records, problems),
                archive.end(),
                payloadEnd,
                List.of());
        problems.addAll(DfuImageRules.check(image));
        return image.with(problems);
    }

    /**
     * Reads an image that must be sound.
     *
     * @param file a whole file, suffix included
     * @return the image, whose problems are warnings at most
     * @throws FormatException for the first error, with the others suppressed into it
     */
    public static DfuImage parse(Bytes file) throws FormatException {
        var image = inspect(file);
        var errors = image.problems.stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            throw FormatException.of(errors);
        }
        return image;
    }

    /** {@return the errors that keep its content from being believed; that the ROM would refuse it is none} */
    public List<Problem> damage() {
        return problems.stream()
                .filter(problem -> problem.isError() && !READABLE.contains(problem.code()))
                .toList();
    }

    /** {@return the chip of the suffix, or empty when there is no suffix or no such chip} */
    public Optional<Chip> chip() {
        return suffix.filter(found -> found.idVendor() == Chip.VENDOR_ID)
                .flatMap(found -> Chip.ofProductId(found.idProduct()));
    }

    /** {@return the files as they were before they were cut into parts, by ascending address} */
    public List<DfuContent> contents() {
        return DfuContent.join(entries);
    }

    /** {@return the size of the flash chip by the parameters, or empty when there are none or no chip has it} */
    public Optional<FlashSize> flashSize() {
        return params.map(FlashParams::chipSize).flatMap(FlashSize::ofBytes);
    }

    private DfuImage with(List<Problem> found) {
        return new DfuImage(suffix, archive, records, entries, params, delta, archiveEnd, payloadEnd, found);
    }

    private static Optional<DfuSuffix> suffix(Bytes file, List<Problem> problems) {
        try {
            return Optional.of(DfuSuffix.parse(file));
        } catch (FormatException fault) {
            problems.add(Problem.of(fault));
            return DfuSuffix.find(file).filter(found -> found.length() >= DfuSuffix.SIZE);
        }
    }

    private static List<DfuInfo> records(CpioArchive archive, List<Problem> problems) {
        if (archive.entries().isEmpty() || !archive.entries().get(0).name().equals(DfuInfo.ENTRY)) {
            problems.add(ArchiveError.INDEX_MISSING.error(
                    "the first entry is %s, not %s",
                    archive.entries().isEmpty()
                            ? "missing"
                            : archive.entries().get(0).name(),
                    DfuInfo.ENTRY));
            return List.of();
        }

        var index = archive.entries().get(0);
        try {
            return DfuInfo.parseAll(index.data(), index.dataOffset());
        } catch (FormatException fault) {
            problems.add(Problem.of(fault));
            return List.of();
        }
    }

    private static Optional<DeltaBase> delta(CpioArchive archive, List<DfuInfo> records, List<Problem> problems) {
        try {
            var entry = DeltaBase.entry(archive.entries(), records);
            return entry.isPresent() ? Optional.of(DeltaBase.read(entry.get())) : Optional.empty();
        } catch (FormatException fault) {
            problems.add(Problem.of(fault));
            return Optional.empty();
        }
    }

    /** The ROM looks a name up in the index and takes the first record that has it; so does this. */
    private static List<DfuEntry> match(List<DfuInfo> records, List<CpioEntry> archive) {
        var waiting = new HashMap<String, Deque<CpioEntry>>();
        archive.stream()
                .skip(1)
                .forEach(entry -> waiting.computeIfAbsent(entry.name(), name -> new ArrayDeque<>())
                        .add(entry));
        var entries = new ArrayList<DfuEntry>();
        for (var record : records) {
            var entry = waiting.getOrDefault(record.name(), new ArrayDeque<>()).poll();
            if (entry != null) {
                entries.add(DfuEntry.of(record, entry.data(), entry.dataOffset()));
            }
        }
        return entries;
    }

    private static Optional<FlashParams> params(List<DfuEntry> entries, List<Problem> problems) {
        for (var entry : entries) {
            if (!entry.isFile()) {
                try {
                    return Optional.of(FlashParams.read(new ByteReader(entry.data(), entry.offset())));
                } catch (FormatException fault) {
                    problems.add(Problem.of(fault));
                }
            }
        }
        return Optional.empty();
    }
}
