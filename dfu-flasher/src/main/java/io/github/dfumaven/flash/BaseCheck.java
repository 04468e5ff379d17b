// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.archive.DeltaBase;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.FlashRange;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.rom.FlashReader;
import io.github.dfumaven.rom.RomMemory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Compares what a delta leaves out with what the board holds. */
record BaseCheck(RomMemory memory, DfuDevice device, ProgressListener listener) {

    /** What lies lowest is told best: bootloader and partition table. */
    private static final int MOST_SAMPLES = 64;
    /** Enough of a digest to find it in what {@code info} shows. */
    private static final int DIGITS = 16;

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
                    device, "the delta needs flash up to 0x%x, beyond what the ROM reads", end);
        }
        var samples = new ArrayList<Region>();
        new FlashReader(memory)
                .read(
                        ranges.stream()
                                .map(range -> new FlashRange(range.address(), range.size()))
                                .toList(),
                        (done, total) -> listener.progress(device.path(), done, total),
                        (which, found) -> {
                            var range = ranges.get(which);
                            compare(base, range, found);
                            if (samples.size() < MOST_SAMPLES) {
                                samples.addAll(
                                        WrittenFlash.samples(new Region(range.address(), found), WrapCheck.SAMPLE));
                            }
                        });
        return samples;
    }

    private static long end(List<DeltaBase.Range> ranges) {
        return ranges.stream().mapToLong(DeltaBase.Range::end).max().orElse(0);
    }

    private void compare(DeltaBase base, DeltaBase.Range wanted, Bytes read) throws DeviceException {
        var found = read.sha256();
        if (!found.equals(wanted.sha256())) {
            throw FlashError.DELTA_BASE_DIFFERS.on(
                    device,
                    "flash from 0x%x to 0x%x has the SHA-256 %s..., but the delta was made from %s, which has %s... there",
                    wanted.address(),
                    wanted.end(),
                    found.toHex().substring(0, DIGITS),
                    base.name(),
                    wanted.sha256().toHex().substring(0, DIGITS));
        }
    }
}
