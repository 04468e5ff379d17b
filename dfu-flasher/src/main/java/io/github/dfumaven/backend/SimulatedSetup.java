// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.sim.SimulatedApp;
import io.github.dfumaven.sim.SimulatedTiming;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What simulated boards are like when the text that asks for them leaves it open. */
public final class SimulatedSetup {

    private static final long USUAL = FlashSize.MB_4.bytes();

    private final Optional<Chip> chip;
    private final long flashSize;
    private final Optional<Path> flashFile;
    private final Duration latency;
    private final Optional<SimulatedApp> app;
    private final SimulatedTiming timing;

    private SimulatedSetup(
            Optional<Chip> chip,
            long flashSize,
            Optional<Path> flashFile,
            Duration latency,
            Optional<SimulatedApp> app,
            SimulatedTiming timing) {
        this.chip = chip;
        this.flashSize = flashSize;
        this.flashFile = flashFile;
        this.latency = latency;
        this.app = app;
        this.timing = timing;
    }

    /** {@return boards of which nothing is known: the chip has to be named, the flash has 4 MB; a setup} */
    public static SimulatedSetup plain() {
        return withFlash(USUAL);
    }

    /**
     * {@return boards of which nothing is known but their flash: boards whose chip has to be named}
     *
     * @param size bytes of a blank flash chip, a multiple of 4096, at most 128 MiB
     */
    public static SimulatedSetup withFlash(long size) {
        return new SimulatedSetup(
                Optional.empty(), size, Optional.empty(), Duration.ZERO, Optional.empty(), SimulatedTiming.INSTANT);
    }

    /**
     * {@return boards that fit what will be flashed: boards with that chip and at least 4 MB of flash}
     *
     * @param chip the chip that it is for, or empty
     * @param flashSize bytes of the flash chip that it is for, or empty
     */
    public static SimulatedSetup of(Optional<Chip> chip, OptionalLong flashSize) {
        long size = flashSize.stream()
                .filter(bytes -> FlashSize.ofBytes(bytes).isPresent())
                .findFirst()
                .orElse(USUAL);
        return new SimulatedSetup(
                chip,
                Math.max(USUAL, size),
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                SimulatedTiming.INSTANT);
    }

    /**
     * {@return the same with a file that keeps the flash: a setup with it}
     *
     * @param file is the flash if it is there, and is made blank if not; empty to forget the flash
     */
    public SimulatedSetup keptIn(Optional<Path> file) {
        return new SimulatedSetup(chip, flashSize, file, latency, app, timing);
    }

    /**
     * {@return the same with slow transfers: a setup with it}
     *
     * @param time for every transfer, zero or more
     */
    public SimulatedSetup delayedBy(Duration time) {
        return new SimulatedSetup(chip, flashSize, flashFile, time, app, timing);
    }

    /**
     * {@return the same with an application that runs where a sound one is in flash: a setup with it}
     *
     * @param name {@code dfu}, {@code cdc}, {@code console} or {@code none}, for what it shows on USB; empty for boards that
     *     are in download mode whatever is in flash
     * @throws InvalidRequestException if there is no such application
     */
    public SimulatedSetup running(Optional<String> name) throws InvalidRequestException {
        var named = name.isPresent() ? Optional.of(SimulatedApp.named(name.get())) : Optional.<SimulatedApp>empty();
        return new SimulatedSetup(chip, flashSize, flashFile, latency, named, timing);
    }

    /**
     * {@return the same with another timing: a setup with it}
     *
     * @param name {@code instant}, or {@code rom} for what the code of the chips' ROM takes
     * @throws InvalidRequestException if there is no such timing
     */
    public SimulatedSetup timed(String name) throws InvalidRequestException {
        return new SimulatedSetup(chip, flashSize, flashFile, latency, app, SimulatedTiming.named(name));
    }

    /** Returns the chip, or empty if it has to be named. */
    Optional<Chip> chip() {
        return chip;
    }

    /** Returns how many bytes a blank flash chip has: a multiple of 4096, at most 128 MiB. */
    long flashSize() {
        return flashSize;
    }

    /** Returns what keeps the flash of the first board; further boards have {@code .2}, {@code .3} and so on behind the name. */
    Optional<Path> flashFile() {
        return flashFile;
    }

    /** Returns what every transfer takes, zero or more; zero leaves it to the timing. */
    Duration latency() {
        return latency;
    }

    /** Returns what the application in flash shows on USB, or empty for boards that are in download mode. */
    Optional<SimulatedApp> app() {
        return app;
    }

    /** Returns how long things take. */
    SimulatedTiming timing() {
        return timing;
    }

    /** Refuses what has no meaning for boards that are not simulated. */
    void refuseFor(Backend backend) throws InvalidRequestException {
        if (flashFile.isPresent()) {
            throw BackendError.FLASH_FILE_WITHOUT_SIMULATION.about(
                    "simFlashFile", flashFile.get(), "is for simulated boards, but the bus is %s", backend);
        }
        if (app.isPresent()) {
            throw BackendError.SIM_OPTION_WITHOUT_SIMULATION.about(
                    "simApp", app.get(), "is for simulated boards, but the bus is %s", backend);
        }
        if (timing != SimulatedTiming.INSTANT) {
            throw BackendError.SIM_OPTION_WITHOUT_SIMULATION.about(
                    "simTiming", timing, "is for simulated boards, but the bus is %s", backend);
        }
    }
}
