// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.Numbers;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.esp.Chip;
import java.util.Optional;

/**
 * Which boards to simulate.
 *
 * @param chip the chip on each, or empty to take it from the image
 * @param count how many boards, 1 to 100
 */
public record Simulation(Optional<Chip> chip, int count) {

    /** The most boards on one bus: 100. */
    public static final int MAX_COUNT = 100;

    private static final String WORD = "sim";

    public Simulation {
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException(count + " boards cannot be simulated");
        }
    }

    /**
     * Returns some boards with one chip.
     *
     * @param chip one with DFU
     * @param count how many
     * @return the boards
     * @throws InvalidRequestException if the chip has no DFU or the count is not within 1 to 100
     */
    public static Simulation of(Chip chip, int count) throws InvalidRequestException {
        if (!chip.hasDfu()) {
            throw chip.dfuNotSupported();
        }
        if (count < 1 || count > MAX_COUNT) {
            throw SimError.BAD_BOARD_COUNT.about("count", count, "boards cannot be simulated, only 1 to %d", MAX_COUNT);
        }
        return new Simulation(Optional.of(chip), count);
    }

    /**
     * Tells whether a text chooses simulated boards.
     *
     * @param usb such as {@code sim:esp32s3} or {@code libusb}
     * @return true for {@code sim} and what begins with {@code sim:}
     */
    public static boolean isMeant(String usb) {
        return usb.equals(WORD) || usb.startsWith(WORD + ":");
    }

    /**
     * Returns what a text asks for.
     *
     * @param usb {@code sim}, {@code sim:TARGET} or {@code sim:TARGET*COUNT}
     * @return the boards
     * @throws InvalidRequestException if the text asks for nothing of the kind, or for a chip without DFU
     */
    public static Simulation parse(String usb) throws InvalidRequestException {
        if (usb.equals(WORD)) {
            return new Simulation(Optional.empty(), 1);
        }
        if (!isMeant(usb)) {
            throw SimError.BAD_SIMULATION.about("usb", usb, "does not ask for simulated boards");
        }

        var boards = usb.substring(WORD.length() + 1);
        int star = boards.indexOf('*');
        if (star < 0) {
            return new Simulation(Optional.of(Chip.namedWithDfu(boards)), 1);
        }
        var chip = Chip.namedWithDfu(boards.substring(0, star));
        return new Simulation(Optional.of(chip), count(usb, boards.substring(star + 1)));
    }

    private static int count(String usb, String text) throws InvalidRequestException {
        long count = Numbers.integer(text).orElse(0);
        if (count < 1 || count > MAX_COUNT) {
            throw SimError.BAD_SIMULATION.about("usb", usb, "asks for %s boards, not 1 to %d", text, MAX_COUNT);
        }
        return (int) count;
    }
}
