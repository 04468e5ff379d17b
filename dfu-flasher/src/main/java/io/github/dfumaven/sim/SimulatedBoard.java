// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.error.InvalidRequestException;
import java.time.Duration;
import java.util.Optional;

/**
 * A board with a chip that restarts: into its ROM while BOOT is held down or the application has left it so, else into the
 * application in its flash. Without one that can be started nothing is on USB.
 *
 * <p>The reset of the bus by which a host makes the ROM restart the chip does not start the application, as users of
 * dfu-util report of theirs. A watchdog that is set up as esptool does it, does.
 *
 * <pre>{@code
 * var rom = SimulatedRom.of(Chip.ESP32_S3, "7c:df:a1:00:00:01", NorFlash.of(firmware));
 * bus.plug(UsbPath.of(1, 10), SimulatedBoard.with(SimulatedApp.DFU, rom));
 * }</pre>
 */
public final class SimulatedBoard implements SimulatedDevice {

    /** No USB at all. */
    private static final class Nobody implements SimulatedDevice {
        @Override
        public Reply control(ControlTransfer transfer) {
            return new Reply.Silence();
        }

        @Override
        public ResetOutcome busReset() {
            return ResetOutcome.SAME;
        }

        @Override
        public void powerCycle() {}
    }

    private final SimulatedRom rom;
    private final SimulatedApp app;
    private boolean bootIsHeld;
    private SimulatedDevice running;

    private SimulatedBoard(SimulatedRom rom, SimulatedApp app, boolean bootIsHeld) {
        this.rom = rom;
        this.app = app;
        this.bootIsHeld = bootIsHeld;
        this.running = rom;
    }

    /**
     * {@return a board whose BOOT is held down for ever, so that it is in download mode whatever restarts it: the board}
     *
     * @param rom the chip and its flash
     */
    public static SimulatedBoard inDownloadMode(SimulatedRom rom) {
        return new SimulatedBoard(rom, SimulatedApp.NONE, true);
    }

    /**
     * {@return a board that runs the application in its flash; while there is none to be started, somebody has held BOOT down while
     * plugging it in: the board}
     *
     * @param app what the application shows on USB
     * @param rom the chip and its flash
     * @throws io.github.dfumaven.error.InvalidRequestException if there is no such application for the chip
     */
    public static SimulatedBoard with(SimulatedApp app, SimulatedRom rom) throws InvalidRequestException {
        if (app == SimulatedApp.CONSOLE && !rom.model().startsInDfuMode()) {
            throw SimError.SIM_APP_OF_OTHER_CHIP.about(
                    "simApp",
                    app,
                    "is an application of other chips than %s",
                    rom.model().chip().target());
        }
        var board = new SimulatedBoard(rom, app, false);
        board.plugIn();
        return board;
    }

    /** {@return the chip in its ROM, whether that runs or not: the ROM given at construction} */
    public SimulatedRom rom() {
        return rom;
    }

    /** Holds BOOT down from now on; that counts when the chip restarts. */
    public void holdBoot() {
        bootIsHeld = true;
    }

    /** Lets go of BOOT. */
    public void releaseBoot() {
        bootIsHeld = false;
    }

    @Override
    public Reply control(ControlTransfer transfer) {
        return running.control(transfer);
    }

    @Override
    public ResetOutcome busReset() {
        return running.busReset();
    }

    @Override
    public void powerCycle() {
        rom.powerCycle();
        plugIn();
    }

    @Override
    public Duration takeBusy() {
        return rom.takeBusy();
    }

    @Override
    public Optional<Duration> elapse(Duration time) {
        if (running instanceof RunningApp application) {
            var due = application.elapse(time);
            due.ifPresent(ago -> restartInto(application.restart()));
            return due;
        }
        var bite = rom.bite(time);
        if (bite.filter(RtcDomain.Bite::strong).isPresent()) {
            start();
        }
        return bite.map(RtcDomain.Bite::ago);
    }

    private void plugIn() {
        running = bootIsHeld ? rom : application().orElse(rom);
    }

    /** Does what the chip does after a strong reset; its ROM has just begun anew. */
    private void start() {
        running = bootIsHeld || rom.isForcedToDownload() ? rom : application().orElseGet(Nobody::new);
    }

    private void restartInto(AppRestart restart) {
        rom.restart();
        if (restart == AppRestart.APPLICATION) {
            start();
            return;
        }
        rom.forceDownload();
        if (restart == AppRestart.DFU_MODE && rom.model().startsInDfuMode()) {
            rom.startInDfuMode();
        }
        running = rom;
    }

    private Optional<SimulatedDevice> application() {
        return BootedApp.in(rom.flash(), rom.model().chip()).map(this::device);
    }

    private SimulatedDevice device(BootedApp booted) {
        return switch (app) {
            case DFU -> new RunningApp(AppDescriptors.ofDfu(booted, rom.mac()), AppRequests.dfuRuntime());
            case CDC ->
                new RunningApp(
                        AppDescriptors.ofSerialPort(booted, rom.mac()), AppRequests.serialPort(LineState.arduino()));
            case CONSOLE -> console();
            case NONE -> new Nobody();
        };
    }

    /** It goes on with the descriptors of the ROM, but knows its serial number on every chip. */
    private SimulatedDevice console() {
        var descriptors = new RomDescriptors(rom.model(), rom.mac());
        var serial = AppRequests.serialPort(LineState.console());
        var dfu = AppRequests.dfuRuntime();
        return new RunningApp(
                (type, index) -> descriptors.find(type, index, false),
                transfer -> RomDfuClass.knows(transfer.request()) ? dfu.answer(transfer) : serial.answer(transfer));
    }
}
