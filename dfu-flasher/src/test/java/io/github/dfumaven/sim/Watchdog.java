// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** What makes the watchdog of a chip restart it, as esptool does it, sent as an archive of register entries. */
public final class Watchdog {

    private static final long CONFIGURATION = 0xd000_0102L;

    private Watchdog() {}

    /** The writes: first "force download boot" is cleared, on chips that have a register for it alone. */
    static long[] writes(Chip chip, long ticks) {
        var forced = RomModel.of(chip).rtc().forceDownload();
        return LongStream.concat(
                        forced.stream().flatMap(address -> LongStream.of(address, 0)),
                        LongStream.of(withoutClearing(chip, ticks)))
                .toArray();
    }

    /** The writes that leave "force download boot" as it is. */
    static long[] withoutClearing(Chip chip, long ticks) {
        return of(chip, ticks, CONFIGURATION);
    }

    /** The writes with a configuration of its own. */
    static long[] of(Chip chip, long ticks, long configuration) {
        var rtc = RomModel.of(chip).rtc();
        return new long[] {
            rtc.protection(), 0x50d8_3aa1L, rtc.time(), ticks, rtc.configuration(), configuration, rtc.protection(), 0
        };
    }

    /** The archive that makes a chip restart after so many ticks of its slow clock. */
    public static Bytes archive(Chip chip, long ticks) {
        return TinyArchive.ofWords(writes(chip, ticks));
    }

    /** The transfers of an archive, the last one without data. */
    public static List<ControlTransfer> blocks(Bytes archive) {
        var blocks = new ArrayList<ControlTransfer>();
        for (int at = 0; at < archive.length(); at += 64) {
            blocks.add(download(archive.slice(at, Math.min(at + 64, archive.length()))));
        }
        blocks.add(download(Bytes.EMPTY));
        return blocks;
    }

    /** Writes words on a board in DFU mode. */
    static <D extends SimulatedDevice> D armed(D board, long... writes) {
        blocks(TinyArchive.ofWords(writes)).forEach(board::control);
        board.control(ControlTransfer.in(0xa1, 3, 0, 2, 6)); // takes another archive only when asked for its status
        return board;
    }

    private static ControlTransfer download(Bytes data) {
        return ControlTransfer.out(0x21, 1, 0, 2, data);
    }
}
