// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.machine;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.flash.Flasher;
import io.github.dfumaven.flash.OtherMode;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.machine.Check.Finding;
import io.github.dfumaven.usb.Sleeper;
import io.github.dfumaven.usb.UsbBus;
import io.github.dfumaven.usb.UsbException;
import java.util.ArrayList;
import java.util.List;

/** Finds out why no board can be flashed, and says what to do first. */
public final class Doctor {

    private static final String NO_USB_CURE = "Run it on the machine that the board is plugged into; a container needs"
            + " /dev/bus/usb and /sys of its host (docker run --privileged -v /dev/bus/usb:/dev/bus/usb).";
    private static final String NOTHING_CURE =
            "Hold BOOT, tap RESET, release BOOT. If nothing appears then, try a cable"
                    + " that carries data, another port without a hub, and the board's other USB connector.";

    private final Machine machine;

    /**
     * Creates a doctor for a machine.
     *
     * @param machine whose facts are looked at
     */
    public Doctor(Machine machine) {
        this.machine = machine;
    }

    /**
     * Looks at everything that can keep a board from being flashed. Sends nothing to any board but questions.
     *
     * @param bus where the boards are
     * @return what was found
     */
    public Diagnosis examine(UsbBus bus) {
        var checks = new ArrayList<Check>();
        try {
            var flasher = new Flasher(bus, Sleeper.REAL);
            var devices = flasher.devices(ProgressListener.NONE);
            checks.add(Check.ok(
                    "the USB library works and sees " + count(bus.devices().size(), "device")));
            rules(checks);
            var ready = new ArrayList<DfuDevice>();
            var doctor = new DeviceDoctor(machine, bus);
            for (var device : devices) {
                var check = doctor.examine(device);
                checks.add(check);
                if (check.finding() == Finding.OK) {
                    ready.add(device);
                }
            }
            flasher.otherModes().forEach(other -> checks.add(otherMode(other)));
            return diagnosis(checks, ready);
        } catch (UsbException e) {
            return without(e);
        }
    }

    /**
     * Says what to do when the bus cannot even be opened.
     *
     * @param why what was thrown
     * @return what was found
     */
    public Diagnosis without(UsbException why) {
        var checks = new ArrayList<Check>();
        boolean noUsb = machine.isLinux() && !machine.showsUsb();
        checks.add(Check.problem(why.describe(Wording.PLAIN), noUsb ? NO_USB_CURE : libraryCure()));
        rules(checks);
        return diagnosis(checks, List.of());
    }

    private String libraryCure() {
        return "Use a machine with Linux (x86, ARM), macOS (x86-64 Java) or Windows: the USB library has natives for those,"
                + " and this is " + machine.os() + " on " + machine.arch() + ".";
    }

    private void rules(List<Check> checks) {
        if (!machine.isLinux()) {
            return;
        }
        var rules = machine.rules();
        checks.add(
                rules.isEmpty()
                        ? Check.note(
                                "no udev rule names 303a, so only root may open boards, unless something else allows it")
                        : Check.ok("udev rules for boards: "
                                + String.join(
                                        ", ",
                                        rules.stream().map(String::valueOf).toList())));
    }

    private static Check otherMode(OtherMode other) {
        return Check.problem(other.device() + " is " + other.meaning(), other.cure());
    }

    private Diagnosis diagnosis(List<Check> checks, List<DfuDevice> ready) {
        boolean troubled = checks.stream().anyMatch(check -> check.finding() == Finding.PROBLEM);
        if (ready.isEmpty() && !troubled) {
            boolean noUsb = machine.isLinux() && !machine.showsUsb();
            checks.add(
                    noUsb
                            ? Check.problem("the kernel shows no USB at all (/sys/bus/usb, /dev/bus/usb)", NO_USB_CURE)
                            : Check.problem(
                                    "no board is in download mode, nor in any other mode with USB", NOTHING_CURE));
            checks.add(Check.note(
                    "some chips never show USB DFU: secure download mode, a burnt DIS_USB_OTG_DOWNLOAD_MODE or"
                            + " DIS_USB_DOWNLOAD_MODE fuse, an ESP32-S3 made before week 19 of 2022 or without USB_PHY_SEL;"
                            + " read the fuse summary over the serial port"));
        }
        return new Diagnosis(checks, !ready.isEmpty(), nextStep(checks, ready));
    }

    private static String nextStep(List<Check> checks, List<DfuDevice> ready) {
        if (!ready.isEmpty()) {
            var first = ready.stream()
                    .filter(device -> device.mode() == DfuMode.DFU)
                    .findFirst()
                    .orElse(ready.get(0));
            return "Flash it: dfu-flasher flash --path " + first.path() + " FILE";
        }
        return checks.stream()
                .filter(check -> check.finding() == Finding.PROBLEM)
                .map(Check::cure)
                .findFirst()
                .orElse(NOTHING_CURE);
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
