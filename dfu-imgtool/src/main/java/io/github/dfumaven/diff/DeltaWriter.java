// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import io.github.dfumaven.archive.DeltaBase;
import io.github.dfumaven.archive.DfuInfo;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.FlashSector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes archives of what differs. */
final class DeltaWriter {

    /** One entry of the index is for the parameters of the flash chip. */
    private static final int MOST_ENTRIES = DfuInfo.MAX_RECORDS - 1;

    private DeltaWriter() {}

    static Delta write(FlashDiff diff, DeltaOptions options, Path out) throws IOException {
        var chip = chip(diff, options);
        var flashSize = flashSize(diff, options);
        if (diff.after().base().isPresent()) {
            throw diff.after().base().get().notWhole(diff.after().name());
        }
        mustBeFlash(diff.before(), chip);
        mustBeFlash(diff.after(), chip);
        var sectors = diff.sectors().stream()
                .filter(SectorDiff::mustBeWritten)
                .map(SectorDiff::address)
                .toList();
        if (sectors.isEmpty()) {
            throw DiffError.DELTA_NOTHING_CHANGED.of(
                    "%s says nothing new about flash that holds %s",
                    diff.after().name(), diff.before().name());
        }

        long largest = CreateRequest.DEFAULT_PART_SIZE;
        var runs = Runs.fitted(
                Runs.of(sectors),
                MOST_ENTRIES,
                largest,
                sector -> Sector.of(sector, diff.before(), diff.after()).unknown() == 0);
        if (Runs.entries(runs, largest) > MOST_ENTRIES) {
            throw DiffError.DELTA_TOO_SCATTERED.of(
                    "%d runs of changed sectors are left, but an archive has room for %d, and the bytes between them are"
                            + " in neither file",
                    Runs.entries(runs, largest), MOST_ENTRIES);
        }

        var warnings = new ArrayList<Problem>();
        var regions = regions(diff, runs);
        long erased = erased(diff, runs);
        if (erased > 0) {
            warnings.add(DiffError.DELTA_ERASES.warning(
                    "%d bytes of the rewritten sectors are in neither %s nor %s",
                    erased, diff.before().name(), diff.after().name()));
        }
        var archive = new DeltaArchive(chip, flashSize, base(diff, runs)).write(regions, out);
        long all = runs.stream().mapToLong(Runs.Run::sectors).sum();
        return new Delta(archive, sectors.size(), (int) (all - sectors.size()), erased, warnings);
    }

    private static Chip chip(FlashDiff diff, DeltaOptions options) throws IOException {
        if (options.target().isPresent()) {
            return Chip.namedWithDfu(options.target().get());
        }
        var before = diff.before().chip();
        var after = diff.after().chip();
        if (before.isPresent() && after.isPresent() && before.get() != after.get()) {
            throw DiffError.DIFF_OTHER_CHIP.of(
                    "%s is for %s, but %s for %s",
                    diff.before().name(), before.get(), diff.after().name(), after.get());
        }
        return after.or(() -> before)
                .orElseThrow(() -> DiffError.DELTA_NO_TARGET.because("neither file says which chip it is for"));
    }

    /** An app alone, taken for flash from address 0 on, would be flashed over the bootloader. */
    private static void mustBeFlash(ComparedFile content, Chip chip) throws FormatException {
        long place = chip.bootloaderAddress().orElse(0);
        if (!content.isPlaced() && !content.hasBootloader(chip)) {
            throw DiffError.DELTA_NOT_FLASH.of(
                    "%s says no addresses and has no bootloader for %s at 0x%x, so it is no image of the flash",
                    content.name(), chip, place);
        }
    }

    private static FlashSize flashSize(FlashDiff diff, DeltaOptions options) throws InvalidRequestException {
        Optional<FlashSize> size = options.flashSize()
                .or(() -> diff.after().flashSize())
                .or(() -> diff.before().flashSize());
        return size.orElseThrow(
                () -> DiffError.DELTA_NO_FLASH_SIZE.because("neither file says how large the flash is"));
    }

    private static List<Region> regions(FlashDiff diff, List<Runs.Run> runs) {
        var regions = new ArrayList<Region>();
        for (var run : runs) {
            var sectors = new ArrayList<Bytes>();
            for (long sector = run.from(); sector < run.to(); sector += FlashSector.SIZE) {
                sectors.add(Sector.of(sector, diff.before(), diff.after()).toBytes());
            }
            regions.add(new Region(run.from(), Bytes.concat(sectors)));
        }
        return regions;
    }

    /** What the new content says about places that the delta does not rewrite is there already, or it is not right. */
    private static DeltaBase base(FlashDiff diff, List<Runs.Run> runs) throws FormatException {
        var needed = new ArrayList<Region>();
        for (var region : diff.after().regions()) {
            long at = region.address();
            for (var run : runs) {
                if (run.to() > at && run.from() < region.end()) {
                    add(needed, region, at, run.from());
                    at = run.to();
                }
            }
            add(needed, region, at, region.end());
        }
        var file = Path.of(diff.before().name()).getFileName();
        var base = DeltaBase.of(
                file == null ? diff.before().name() : file.toString(),
                diff.before().sha256(),
                needed);
        if (base.ranges().size() > DeltaBase.MAX_RANGES) {
            throw DiffError.DELTA_TOO_SCATTERED.of(
                    "%s says something about %d separate ranges that stay as they are, but a delta has room for %d",
                    diff.after().name(), base.ranges().size(), DeltaBase.MAX_RANGES);
        }
        return base;
    }

    private static void add(List<Region> needed, Region region, long from, long to) {
        if (from < to) {
            int offset = (int) (from - region.address());
            needed.add(new Region(from, region.data().slice(offset, (int) (to - region.address()))));
        }
    }

    private static long erased(FlashDiff diff, List<Runs.Run> runs) {
        long erased = 0;
        for (var run : runs) {
            for (long sector = run.from(); sector < run.to(); sector += FlashSector.SIZE) {
                erased += Sector.of(sector, diff.before(), diff.after()).unknown();
            }
        }
        return erased;
    }
}
