// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.FakeDfuDevice;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.ResetOutcome;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.time.Sleeper;
import java.time.Duration;

/** One of the boards in a model check: an ESP chip with an application or without, and what it was sent. */
final class PlayedBoard implements SimulatedDevice {

    /** What runs on it when it is plugged in for the first time; after a loss of power an application or the ROM. */
    enum Start {
        APPLICATION,
        ROM,
        DFU
    }

    private static final Duration RESTART = Duration.ofMillis(700);
    private static final int SERIAL_INDEX = 3;

    private final Sleeper sleeper;
    private final Chip chip;
    private final String mac;
    private final SimulatedRom rom;
    private final boolean hasApplication;
    private boolean runsApplication;
    private FakeDfuDevice application;
    private boolean wasTold;
    private boolean wasKnown;

    PlayedBoard(Sleeper sleeper, Chip chip, String mac, Start start) {
        this.sleeper = sleeper;
        this.chip = chip;
        this.mac = mac;
        this.rom = Fixture.rom(chip, mac);
        this.hasApplication = start == Start.APPLICATION;
        this.runsApplication = hasApplication;
        this.application = application();
        if (start == Start.DFU) {
            Boards.detached(rom);
        }
    }

    /** Shows its MAC as applications do, without colons. */
    private FakeDfuDevice application() {
        var device = new FakeDfuDevice(sleeper).inRuntime();
        device.vendor = Chip.VENDOR_ID;
        device.product = 0x4002;
        device.attributes = 0x0d;
        device.serial = mac.replace(":", "");
        return device;
    }

    Chip chip() {
        return chip;
    }

    SimulatedRom rom() {
        return rom;
    }

    String mac() {
        return mac;
    }

    boolean hasNumber(String number) {
        return mac.equals(number);
    }

    boolean hasApplication() {
        return hasApplication;
    }

    /** Tells whether it was sent DETACH or a block of an image. */
    boolean wasTold() {
        return wasTold;
    }

    /** Tells whether it was asked for its serial number, and answered. */
    boolean wasKnown() {
        return wasKnown;
    }

    @Override
    public Reply control(ControlTransfer transfer) {
        wasTold |= transfer.requestType() == 0x21 && transfer.request() <= 1;
        wasKnown |= transfer.requestType() == 0x80 && transfer.value() == (0x0300 | SERIAL_INDEX);
        if (!runsApplication) {
            return rom.control(transfer);
        }
        var reply = application.control(transfer);
        if (!(reply instanceof Reply.Left)) {
            return reply;
        }
        runsApplication = false;
        rom.powerCycle();
        Boards.detached(rom);
        return new Reply.Left(RESTART);
    }

    @Override
    public ResetOutcome busReset() {
        return runsApplication ? application.busReset() : rom.busReset();
    }

    @Override
    public void powerCycle() {
        rom.powerCycle();
        application = application();
        runsApplication = hasApplication;
    }

    @Override
    public Duration takeBusy() {
        return rom.takeBusy();
    }

    @Override
    public String toString() {
        return chip + " " + mac;
    }
}
