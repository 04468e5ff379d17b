// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import io.github.dfumaven.access.Machine;
import io.github.dfumaven.access.Surroundings;
import io.github.dfumaven.device.Check;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.words.Numbers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Boards that are plugged into this machine: library, device files, access rules and drivers are looked at.
 *
 * @param machine whose facts are looked at
 */
record LocalSurroundings(Machine machine) implements Surroundings {

    private static final String ROOT = "root";
    private static final String WINUSB = "Install WinUSB on the DFU interface, while the board is in download mode: in"
            + " Zadig list all devices and choose its interface 2 only; leave the serial port alone.";
    private static final String NO_USB_CURE = "Run it on the machine that the board is plugged into; a container needs"
            + " /dev/bus/usb and /sys of its host (docker run --privileged -v /dev/bus/usb:/dev/bus/usb).";
    private static final String NOTHING_CURE =
            "Hold BOOT, tap RESET, release BOOT. If nothing appears then, try a cable"
                    + " that carries data, another port without a hub, and the board's other USB connector.";

    @Override
    public String chosenBy() {
        return "";
    }

    @Override
    public Check works(int devices) {
        return Check.ok("the USB library works and sees " + Numbers.counted(devices, "device"));
    }

    @Override
    public List<Check> rules() {
        if (!machine.isLinux()) {
            return List.of();
        }
        var rules = machine.rules();
        if (rules.isEmpty()) {
            return List.of(Check.note("no udev rule is for boards in download mode (303a:00??), so only root may open"
                    + " them, unless something else allows it"));
        }
        var checks = new ArrayList<Check>();
        checks.add(Check.ok(
                "udev rules for boards: " + rules.stream().map(Path::toString).collect(Collectors.joining(", "))));
        machine.lateRules()
                .forEach(late -> checks.add(
                        Check.note(late + " is read too late for its tag uaccess: its name has to sort before 73")));
        return checks;
    }

    @Override
    public Optional<Check> obstacle(DfuDevice device, DeviceException why) {
        if (why.code() == UsbError.USB_ACCESS && machine.isLinux()) {
            return Optional.of(noAccess(device));
        }
        if (why.code() == UsbError.USB_BUSY) {
            return Optional.of(busy(device));
        }
        boolean driver = why.code() == UsbError.USB_NOT_SUPPORTED
                || why.code() == UsbError.USB_NOT_FOUND
                || why.code() == UsbError.USB_ACCESS;
        return machine.isWindows() && driver
                ? Optional.of(Check.problem(device + ": no driver lets us talk to its DFU interface", WINUSB))
                : Optional.empty();
    }

    @Override
    public Check noBoard(int devices) {
        return lacksUsb()
                ? Check.problem("the kernel shows no USB at all (/sys/bus/usb, /dev/bus/usb)", NO_USB_CURE)
                : Check.problem("no board is in download mode, nor in any other mode with USB", NOTHING_CURE);
    }

    @Override
    public Check unavailable(UsbException why) {
        return Check.problem(why.describe(Wording.PLAIN), lacksUsb() ? NO_USB_CURE : libraryCure());
    }

    private boolean lacksUsb() {
        return machine.isLinux() && !machine.showsUsb();
    }

    private String libraryCure() {
        return "Use a machine with Linux (x86, ARM), macOS (x86-64 Java) or Windows: the USB library has natives for those,"
                + " and this is " + machine.os() + " on " + machine.arch() + ".";
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
        if (machine.lateRules().equals(machine.rules())) {
            return "Install the access rule where it is read in time (sudo dfu-flasher udev --install), then unplug the"
                    + " board and plug it in.";
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
