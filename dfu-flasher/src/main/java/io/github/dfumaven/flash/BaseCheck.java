// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.archive.DeltaBase;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.FlashRange;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.rom.RomMemory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Compares what a delta leaves out with what the board holds, in as few passes as the ROM's ranges of whole MiB allow. */
final class BaseCheck {

    private static final long MIB = 1 << 20;
    /** What lies lowest is told best: bootloader and partition table. */
    private static final int MOST_SAMPLES = 64;
    /** Enough of a digest to find it in what {@code info} shows. */
    private static final int DIGITS = 16;

    private final RomMemory memory;
    private final DfuDevice device;
    private final ProgressListener listener;

    BaseCheck(RomMemory memory, DfuDevice device, ProgressListener listener) {
        this.memory = memory;
        this.device = device;
        this.listener = listener;
    }

    /**
     * Throws for the first difference.
     *
     * @return some of what was read, to know it again
     */
    List<Region> check(DeltaBase base) throws DeviceException {
        var ranges = base.ranges().stream()
                .filter(range -> range.size() > 0)
                .sorted(Comparator.comparingLong(DeltaBase.Range::address))
                .toList();
        if (ranges.isEmpty()) {
            return List.of();
        }

        long end = end(ranges);
        if (end > FlashRange.REACH) {
            throw FlashError.DELTA_BASE_UNREAD.on(
                    device,
                    String.format(Locale.ROOT, "the delta needs flash up to 0x%x, beyond what the ROM reads", end));
        }
        var passes = passes(ranges);
        long total = passes.stream().mapToLong(BaseCheck::toRead).sum();
        memory.attach(end);
        var samples = new ArrayList<Region>();
        long before = 0;
        for (var pass : passes) {
            long done = before;
            var range = range(pass);
            var read = memory.read(range, got -> listener.progress(device.path(), done + got, total));
            for (var region : pass) {
                int from = (int) (region.address() - range.address());
                var found = read.slice(from, from + (int) region.size());
                compare(base, region, found);
                if (samples.size() < MOST_SAMPLES) {
                    samples.addAll(WrittenFlash.samples(new Region(region.address(), found), WrapCheck.SAMPLE));
                }
            }
            before += toRead(pass);
        }
        return samples;
    }

    /** Puts together what lies in one MiB or in neighbouring ones: to begin anew would save nothing. */
    private static List<List<DeltaBase.Range>> passes(List<DeltaBase.Range> sorted) {
        var passes = new ArrayList<List<DeltaBase.Range>>();
        long reached = -1;
        for (var range : sorted) {
            if (passes.isEmpty() || range.address() / MIB > reached / MIB) {
                passes.add(new ArrayList<>());
            }
            passes.get(passes.size() - 1).add(range);
            reached = Math.max(reached, range.end());
        }
        return passes;
    }

    private static FlashRange range(List<DeltaBase.Range> pass) {
        long start = pass.get(0).address();
        return new FlashRange(start, end(pass) - start);
    }

    private static long end(List<DeltaBase.Range> ranges) {
        return ranges.stream().mapToLong(DeltaBase.Range::end).max().orElse(0);
    }

    private static long toRead(List<DeltaBase.Range> pass) {
        var range = range(pass);
        return range.address() % MIB + range.size();
    }

    private void compare(DeltaBase base, DeltaBase.Range wanted, Bytes read) throws DeviceException {
        var found = read.sha256();
        if (!found.equals(wanted.sha256())) {
            throw FlashError.DELTA_BASE_DIFFERS.on(
                    device,
                    String.format(
                            Locale.ROOT,
                            "flash from 0x%x to 0x%x has the SHA-256 %s..., but the delta was made from %s, which has %s... there",
                            wanted.address(),
                            wanted.end(),
                            found.toHex().substring(0, DIGITS),
                            base.name(),
                            wanted.sha256().toHex().substring(0, DIGITS)));
        }
    }
}
