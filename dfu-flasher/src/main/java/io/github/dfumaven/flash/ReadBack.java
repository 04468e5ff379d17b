// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.FlashRange;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.rom.FlashReader;
import io.github.dfumaven.rom.RomMemory;
import java.util.Comparator;
import java.util.List;

/** Compares flash with what it has to hold. */
record ReadBack(RomMemory memory, DfuDevice device, ProgressListener listener) {

    /** Does nothing if flash holds all of it, and throws for the first difference. */
    void check(List<PlacedFile> contents) throws DeviceException {
        var wanted = contents.stream()
                .filter(content -> !content.data().isEmpty())
                .sorted(Comparator.comparingLong(PlacedFile::address))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }

        long end = wanted.stream().mapToLong(PlacedFile::end).max().orElse(0);
        if (end > FlashRange.REACH) {
            throw FlashError.CANNOT_READ_BACK.on(device, "the image ends at 0x%x, beyond what the ROM reads", end);
        }
        var ranges = wanted.stream()
                .map(content -> new FlashRange(content.address(), content.data().length()))
                .toList();
        new FlashReader(memory)
                .read(
                        ranges,
                        (done, total) -> listener.progress(device.path(), done, total),
                        (which, read) -> compare(wanted.get(which), read));
    }

    private void compare(PlacedFile content, Bytes read) throws DeviceException {
        var wanted = content.data();
        if (read.equals(wanted)) {
            return;
        }

        int at = 0;
        while (read.u8(at) == wanted.u8(at)) {
            at++;
        }
        throw FlashError.READ_BACK_DIFFERS.on(
                device,
                "flash at 0x%x holds %02x, but %s has %02x there",
                content.address() + at,
                read.u8(at),
                content.name(),
                wanted.u8(at));
    }
}
