// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.flash.BoardResult;
import io.github.dfumaven.flash.BoardResult.Outcome;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.SimulatedRom;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** One board that is flashed while things happen to it, and what has to be true afterwards. */
final class Tried {

    private static final long SIZE = 4 << 20;

    final MoodyBoard board;
    private final Firmware firmware;
    private final boolean heldBefore;
    private final Bytes beyond;
    private final String name;

    private Tried(String name, MoodyBoard board, Firmware firmware) {
        this.name = name;
        this.board = board;
        this.firmware = firmware;
        this.heldBefore = firmware.isOn(board.rom().flash());
        this.beyond = beyond();
    }

    /** Returns a board in either mode, with a firmware of before: none, another one, nearly the same, or the same. */
    static Tried random(String name, Random random, Chip chip, String mac, Firmware firmware) {
        var flash = NorFlash.blank(SIZE);
        switch (random.nextInt(4)) {
            case 0 -> {}
            case 1 -> flash.program(0, Firmware.noise(random, 0x30000));
            case 2 -> {
                firmware.putOn(flash);
                firmware.files().forEach((address, data) -> flash.program(address + data.length() - 1, Bytes.of(0)));
            }
            default -> firmware.putOn(flash);
        }
        var rom = SimulatedRom.of(chip, mac, flash);
        if (random.nextBoolean()) {
            Boards.detached(rom);
        }
        return new Tried(name, MoodyBoard.random(random, rom, firmware), firmware);
    }

    /** Holds what was said of the board against what is on it. */
    void judge(BoardResult result, int restarts, Tally tally) {
        boolean holds = firmware.isOn(board.rom().flash());
        boolean flashed = result.outcome() == Outcome.FLASHED;
        var what = String.format(
                Locale.ROOT,
                "%s: %s, flash %s the image, %s, after %s",
                name,
                result.outcome(),
                holds ? "holds" : "does not hold",
                result.error(),
                board.happened());

        assertThat(flashed && !holds).as("false success: " + what).isFalse();
        assertThat(result.outcome()).as(what).isIn(Outcome.FLASHED, Outcome.FAILED);
        assertThat(holds && !flashed && !board.heldInTheEnd())
                .as("complete, and nothing happened since: " + what)
                .isFalse();
        assertThat(flashed).as(what).isEqualTo(result.error().isEmpty());
        assertThat(flashed || !board.happened().isEmpty())
                .as("failed without a reason: " + what)
                .isTrue();
        assertThat(flashed || !(board.isSurvivable() && restarts > 0))
                .as("one thing that passes is survived: " + what)
                .isTrue();
        assertThat(result.error().map(error -> error.code().id())).as(what).isNotEqualTo(Optional.of("internal-error"));
        assertThat(board.rom().crash()).as(what).isEmpty();
        assertThat(beyond()).as("beyond the image: " + what).isEqualTo(beyond);
        tally.add(result, holds, heldBefore, board.happened().size());
    }

    private Bytes beyond() {
        long end = firmware.end();
        return board.rom().flash().read(end, (int) (SIZE - end)).sha256();
    }
}
