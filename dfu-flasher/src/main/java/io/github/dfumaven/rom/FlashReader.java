// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.rom;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.device.FlashRange;
import io.github.dfumaven.error.DeviceException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads several ranges of flash, in as few passes as the ROM's ranges of whole MiB allow.
 *
 * @param memory what reads one pass
 */
public record FlashReader(RomMemory memory) {

    private static final long MIB = 1 << 20;

    /** Takes what one range holds. */
    @FunctionalInterface
    public interface Taker {
        /**
         * Takes it.
         *
         * @param which number of the range, from 0
         * @param content as many bytes as it has
         * @throws DeviceException to end the reading
         */
        void take(int which, Bytes content) throws DeviceException;
    }

    /** Hears how much was read. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Is told.
         *
         * @param done bytes so far, those between the ranges among them
         * @param total all bytes that are going to be read
         */
        void done(long done, long total);
    }

    /**
     * Makes the ROM attach the flash and reads.
     *
     * @param ranges by ascending address, one or more
     * @param progress hears how far it is
     * @param taker takes what was read, range by range
     * @throws DeviceException if the ROM refuses or cannot be reached, or the taker has enough
     */
    public void read(List<FlashRange> ranges, Progress progress, Taker taker) throws DeviceException {
        var passes = passes(ranges);
        long total = passes.stream().mapToLong(FlashReader::toRead).sum();
        memory.attach(end(ranges));
        int which = 0;
        long before = 0;
        for (var pass : passes) {
            long done = before;
            var whole = whole(pass);
            var read = memory.read(whole, got -> progress.done(done + got, total));
            for (var range : pass) {
                int from = (int) (range.address() - whole.address());
                taker.take(which, read.slice(from, from + (int) range.size()));
                which++;
            }
            before += toRead(pass);
        }
    }

    /** Puts together what lies in one MiB or in neighbouring ones: to begin anew would save nothing. */
    private static List<List<FlashRange>> passes(List<FlashRange> sorted) {
        var passes = new ArrayList<List<FlashRange>>();
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

    private static FlashRange whole(List<FlashRange> pass) {
        long start = pass.get(0).address();
        return new FlashRange(start, end(pass) - start);
    }

    private static long end(List<FlashRange> ranges) {
        return ranges.stream().mapToLong(FlashRange::end).max().orElse(0);
    }

    private static long toRead(List<FlashRange> pass) {
        var whole = whole(pass);
        return whole.address() % MIB + whole.size();
    }
}
