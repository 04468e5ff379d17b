// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Part;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.FlashRange;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.rom.RomMemory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Compares flash with what it has to hold, in as few passes as the ROM's ranges of whole MiB allow. */
final class ReadBack {

    private static final long MIB = 1 << 20;

    private final RomMemory memory;
    private final DfuDevice device;
    private final ProgressListener listener;

    ReadBack(RomMemory memory, DfuDevice device, ProgressListener listener) {
        this.memory = memory;
        this.device = device;
        this.listener = listener;
    }

    /** Does nothing if flash holds all of it, and throws for the first difference. */
    void check(List<Part> contents) throws DeviceException {
        var wanted = contents.stream()
                .filter(content -> !content.data().isEmpty())
                .sorted(Comparator.comparingLong(Part::address))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }

        long end = wanted.stream().mapToLong(Part::end).max().orElse(0);
        if (end > FlashRange.REACH) {
            throw FlashError.CANNOT_READ_BACK.on(
                    device, String.format(Locale.ROOT, "the image ends at 0x%x, beyond what the ROM reads", end));
        }
        var passes = passes(wanted);
        long total = passes.stream().mapToLong(ReadBack::toRead).sum();
        memory.attach(end);
        long before = 0;
        for (var pass : passes) {
            long done = before;
            var range = range(pass);
            var read = memory.read(range, got -> listener.progress(device.path(), done + got, total));
            for (var content : pass) {
                compare(content, read.slice((int) (content.address() - range.address())));
            }
            before += toRead(pass);
        }
    }

    /** Puts together what lies in one MiB or in neighbouring ones: to begin anew would save nothing. */
    private static List<List<Part>> passes(List<Part> sorted) {
        var passes = new ArrayList<List<Part>>();
        long reached = -1;
        for (var content : sorted) {
            if (passes.isEmpty() || content.address() / MIB > reached / MIB) {
                passes.add(new ArrayList<>());
            }
            passes.get(passes.size() - 1).add(content);
            reached = Math.max(reached, content.end());
        }
        return passes;
    }

    private static FlashRange range(List<Part> pass) {
        long start = pass.get(0).address();
        long end = pass.stream().mapToLong(Part::end).max().orElse(start);
        return new FlashRange(start, end - start);
    }

    private static long toRead(List<Part> pass) {
        var range = range(pass);
        return range.address() % MIB + range.size();
    }

    private void compare(Part content, Bytes read) throws DeviceException {
        var wanted = content.data();
        if (read.slice(0, wanted.length()).equals(wanted)) {
            return;
        }

        int at = 0;
        while (read.u8(at) == wanted.u8(at)) {
            at++;
        }
        throw FlashError.READ_BACK_DIFFERS.on(
                device,
                String.format(
                        Locale.ROOT,
                        "flash at 0x%x holds %02x, but %s has %02x there",
                        content.address() + at,
                        read.u8(at),
                        content.name(),
                        wanted.u8(at)));
    }
}
