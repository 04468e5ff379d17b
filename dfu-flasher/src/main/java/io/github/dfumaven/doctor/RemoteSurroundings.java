// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.doctor;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.util.List;
import java.util.Optional;

/**
 * Boards that USB/IP servers export. Access, drivers and cables are matters of their machines, not of this one.
 *
 * @param usb what the user asked for, such as {@code usbip://bench}
 */
record RemoteSurroundings(String usb) implements Surroundings {

    @Override
    public String option() {
        return "--usb " + usb + " ";
    }

    @Override
    public Check works(int devices) {
        return Check.ok(usb + " answers and exports " + Doctor.count(devices, "device"));
    }

    @Override
    public List<Check> rules() {
        return List.of();
    }

    @Override
    public Optional<Check> obstacle(DfuDevice device, DeviceException why) {
        return why.code() == UsbError.USB_BUSY
                ? Optional.of(Check.problem(
                        device + ": another USB/IP client, or a program on its own machine, has it",
                        "Let the other client let go of the board (on Linux: usbip port, then usbip detach -p)."))
                : Optional.empty();
    }

    @Override
    public Check noBoard(int devices) {
        return devices == 0
                ? Check.problem(
                        usb + " exports no device",
                        "Export the board on its own machine: usbip list -l shows its bus id, and sudo usbip bind -b"
                                + " BUSID exports it (dfu-flasher doctor there says why it does not show up).")
                : Check.problem(
                        "none of the exported devices is a board in a mode that we know of",
                        "Hold BOOT, tap RESET, release BOOT. If it is not listed then, run dfu-flasher doctor on the"
                                + " machine that the board is plugged into.");
    }

    @Override
    public Check unavailable(UsbException why) {
        return Check.problem(why.describe(Wording.PLAIN), Wording.PLAIN.spell(why.hint()));
    }
}
