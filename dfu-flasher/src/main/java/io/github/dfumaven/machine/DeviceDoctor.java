// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.machine;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.usb.UsbBus;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.util.Optional;

/** Finds out what keeps one DFU device from being flashed. */
final class DeviceDoctor {

    private static final String ROOT = "root";
    private static final String WINUSB = "Install WinUSB on the DFU interface only (interface 2), with Zadig, while the"
            + " board is in download mode; leave the serial port alone.";

    private final Machine machine;
    private final UsbBus bus;

    DeviceDoctor(Machine machine, UsbBus bus) {
        this.machine = machine;
        this.bus = bus;
    }

    Check examine(DfuDevice device) {
        if (device.chip().isEmpty() && device.mode() == DfuMode.RUNTIME) {
            return Check.note(device + " offers DFU, but is no ESP chip in download mode; it is left alone");
        }
        var problem = device.problem().or(() -> claim(device));
        return problem.map(why -> problem(device, why))
                .orElseGet(() -> Check.ok(device + " can be opened, and its DFU interface can be used"));
    }

    /** Takes hold of the interface for a moment, as flashing will. */
    private Optional<DeviceException> claim(DfuDevice device) {
        try (var handle = bus.open(device.usb())) {
            handle.claim(device.interfaces().get(0).number());
            return Optional.empty();
        } catch (UsbException e) {
            return Optional.of(e);
        }
    }

    private Check problem(DfuDevice device, DeviceException why) {
        if (why.code() == UsbError.USB_ACCESS && machine.isLinux()) {
            return noAccess(device);
        }
        if (why.code() == UsbError.USB_BUSY) {
            return busy(device);
        }
        boolean driver = why.code() == UsbError.USB_NOT_SUPPORTED || why.code() == UsbError.USB_NOT_FOUND;
        if (machine.isWindows() && (driver || why.code() == UsbError.USB_ACCESS)) {
            return Check.problem(device + ": no driver lets us talk to its DFU interface", WINUSB);
        }
        return Check.problem(why.describe(Wording.PLAIN), Wording.PLAIN.spell(why.hint()));
    }

    private Check noAccess(DfuDevice device) {
        var node = machine.node(device.usb());
        var groups = machine.groups();
        var where = node.map(found -> ": " + found + ", and " + machine.user() + " is in "
                        + (groups.isEmpty() ? "no further group" : "the groups " + String.join(", ", groups)))
                .orElse("");
        return Check.problem(device + ": the system does not let us open it" + where, accessCure(node));
    }

    private String accessCure(Optional<Machine.Node> node) {
        if (machine.rules().isEmpty()) {
            return "Install the access rule (sudo dfu-flasher udev --install), then unplug the board and plug it in.";
        }
        var group = node.map(Machine.Node::group).filter(name -> !name.equals(ROOT));
        if (group.isPresent() && !machine.groups().contains(group.get())) {
            return "Join the group of the device file (sudo usermod -aG " + group.get() + " " + machine.user()
                    + "), log out and in again.";
        }
        if (group.isPresent()) {
            return "Log out and in again: this session is older than your place in the group " + group.get() + ".";
        }
        return "Unplug the board and plug it in, so that the access rule takes effect (or udevadm control --reload).";
    }

    private Check busy(DfuDevice device) {
        int number = device.interfaces().get(0).number();
        return machine.driver(device.usb(), number)
                .map(driver -> Check.problem(
                        device + ": the kernel's driver " + driver + " holds interface " + number,
                        "Unbind the driver " + driver + " from the interface, or reconnect the board without it."))
                .orElseGet(() -> Check.problem(
                        device + ": another program holds interface " + number,
                        "Close the other program that uses the board (dfu-util, a monitor, a virtual machine)."));
    }
}
