// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.flash.ProgressListener.Phase;
import io.github.dfumaven.flash.Started.After;
import io.github.dfumaven.rom.RomRegisters;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbException;
import java.util.Optional;

/**
 * Starts the application of one board through the watchdog of its chip, and looks what comes of it. Whether something was
 * told to the chip and what its port shows are two things, and only the second says whether it runs.
 */
final class AppStarter {

    private static final String LOOKS_ALIKE =
            ", or runs an application with the USB console of ESP-IDF, which looks the same";

    private final Aftermath aftermath;
    private final Door door;
    private final Clock clock;
    private final int restarts;
    private Optional<DeviceException> unsent = Optional.empty();

    AppStarter(Aftermath aftermath, Door door, Clock clock, int restarts) {
        this.aftermath = aftermath;
        this.door = door;
        this.clock = clock;
        this.restarts = restarts;
    }

    /** Returns that nothing was sent to start a device, if nothing may be. */
    Optional<Started> refuse(DfuDevice device) {
        return RomRegisters.areKnown(device)
                ? Optional.empty()
                : Optional.of(Started.failed(
                        After.NOT_TRIED,
                        FlashError.START_NOT_POSSIBLE.on(
                                device, "is no ROM of an ESP chip whose registers are known")));
    }

    /** Tells the chip to restart, which it does a moment later. What goes wrong is in the result of {@link #watch}. */
    void tell(OpenBoard board) {
        board.listener().phase(board.device().path(), Phase.RESETTING);
        board.note("starting the application (experimental: not tried on a real board)");
        try {
            RomRegisters.of(board, restarts).restartChip();
        } catch (DeviceException e) {
            unsent = Optional.of(e);
        }
    }

    /** Returns what becomes of the board, which is closed by now. */
    Started watch(DfuDevice before) {
        try {
            var seen = aftermath.look(before.usb());
            return seen.isEmpty() && clock.isCancelled() ? interrupted(before) : judge(before, seen);
        } catch (UsbException e) {
            return Started.failed(After.NOT_TRIED, e);
        }
    }

    private Started judge(DfuDevice before, Optional<UsbDevice> seen) {
        if (seen.isEmpty()) {
            return new Started(After.GONE, unsent.map(why -> why), false);
        }
        var usb = seen.get();
        if (usb.devnum() == before.usb().devnum()) {
            if (clock.isCancelled()) {
                return interrupted(before);
            }
            return answers(before)
                    ? Started.failed(After.DOWNLOAD_MODE, still(before))
                    : new Started(After.GONE, unsent.map(why -> why), false);
        }
        var rom = DfuDevice.of(usb).filter(DfuDevice::isRom).map(this::withSerial);
        if (rom.isEmpty() || SerialNumbers.tellAnApplication(rom.get())) {
            return new Started(After.APPLICATION, Optional.empty(), false);
        }
        boolean certain = isNameless(rom.get()) && rom.get().serial().isPresent();
        return Started.failed(
                After.DOWNLOAD_MODE,
                FlashError.DOWNLOAD_MODE_AGAIN.on(
                        rom.get(), "has restarted and is in download mode again" + (certain ? "" : LOOKS_ALIKE)));
    }

    /** Opens it only where its number tells more than its descriptors. */
    private DfuDevice withSerial(DfuDevice now) {
        return isNameless(now) ? door.look(now) : now;
    }

    private DeviceException still(DfuDevice before) {
        var reason = unsent.map(why -> ": " + why.message()).orElse(", although it took the command");
        return new DeviceException(
                FlashError.START_FAILED, before + ": has not restarted" + reason, null, unsent.orElse(null));
    }

    /** A board that another host lends may be listed for a while after it has left. The ROM always tells its number. */
    private boolean answers(DfuDevice before) {
        return before.serial().isEmpty() || door.look(before).serial().isPresent();
    }

    private static Started interrupted(DfuDevice before) {
        return Started.failed(
                After.NOT_TRIED,
                SessionError.INTERRUPTED
                        .on(before, "interrupted while its application was to start")
                        .withHint("Press RESET to start it: what is in flash stays as it is."));
    }

    private static boolean isNameless(DfuDevice device) {
        return device.chip().filter(chip -> !chip.hasSerialNumber()).isPresent();
    }
}
