// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.doctor;

import io.github.dfumaven.access.Machine;
import io.github.dfumaven.access.Surrounded;
import io.github.dfumaven.access.Surroundings;
import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.backend.OpenBus;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.Check;
import io.github.dfumaven.device.Check.Finding;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.flash.Flasher;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.usb.UsbException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out why no board can be flashed, and says what to do first. */
public final class Doctor {

    private static final String NO_DFU_BEHIND_JTAG = "on an ESP32-S3 without the fuse USB_PHY_SEL this port takes the"
            + " place of DFU (burning that fuse is permanent); an ESP32-C3, C5, C6, C61 or H2 has no DFU at all";
    private static final String NEVER_DFU = "some chips never show USB DFU: secure download mode, a burnt"
            + " DIS_USB_OTG_DOWNLOAD_MODE or DIS_USB_DOWNLOAD_MODE fuse, an ESP32-S3 made before week 19 of 2022 or"
            + " without USB_PHY_SEL; espefuse.py summary tells over the serial port. These have no DFU at all: "
            + Stream.of(Chip.values())
                    .filter(chip -> !chip.hasDfu())
                    .map(Chip::target)
                    .collect(Collectors.joining(", "));

    private final Surroundings surroundings;

    /**
     * Creates a doctor of this machine and the boards of a backend.
     *
     * @param backend the way to the boards, whose bus may be open or not
     */
    public Doctor(Backend backend) {
        this(backend, Path.of("/"));
    }

    /**
     * Creates a doctor of a machine and the boards of a backend.
     *
     * @param backend the way to the boards, whose bus may be open or not
     * @param root where dev, etc and sys are, as for a system that is being installed
     */
    public Doctor(Backend backend, Path root) {
        this(backend, Machine.at(root));
    }

    Doctor(Backend backend, Machine machine) {
        this.surroundings = ((Surrounded) backend).surroundings(machine);
    }

    /**
     * Looks at everything that can keep a board from being flashed. Sends nothing to any board but questions.
     *
     * @param bus where the boards are
     * @return what was found
     */
    public Diagnosis examine(OpenBus bus) {
        try {
            var checks = new ArrayList<Check>();
            var flasher = new Flasher(bus);
            var devices = flasher.devices(ProgressListener.NONE);
            int all = flasher.attached().size();
            checks.add(surroundings.works(all));
            checks.addAll(surroundings.rules());
            flasher.unreached().values().forEach(why -> checks.add(Check.problem(why.message(), why.hint())));
            var ready = new ArrayList<DfuDevice>();
            var doctor = new DeviceDoctor(surroundings, flasher);
            for (var device : devices) {
                var check = doctor.examine(device);
                checks.add(check);
                if (check.finding() == Finding.OK) {
                    ready.add(device);
                }
            }
            for (var other : flasher.otherModes()) {
                checks.add(Check.problem(other.device() + " is " + other.meaning(), other.cure()));
                if (other.isSerialJtag()) {
                    checks.add(Check.note(NO_DFU_BEHIND_JTAG));
                }
            }
            return diagnosis(checks, ready, all);
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
        var problem = surroundings.unavailable(why);
        checks.add(problem);
        checks.addAll(surroundings.rules());
        return new Diagnosis(checks, false, problem.cure());
    }

    private Diagnosis diagnosis(List<Check> checks, List<DfuDevice> ready, int devices) {
        if (!ready.isEmpty()) {
            return new Diagnosis(checks, true, flash(ready));
        }
        var first = checks.stream()
                .filter(check -> check.finding() == Finding.PROBLEM)
                .findFirst();
        if (first.isPresent()) {
            return new Diagnosis(checks, false, first.get().cure());
        }
        var nothing = surroundings.noBoard(devices);
        checks.add(nothing);
        checks.add(Check.note(NEVER_DFU));
        return new Diagnosis(checks, false, nothing.cure());
    }

    private String flash(List<DfuDevice> ready) {
        var first = ready.stream()
                .filter(device -> device.mode() == DfuMode.DFU)
                .findFirst()
                .orElse(ready.get(0));
        return "Flash it: dfu-flasher flash " + surroundings.chosenBy() + "--path " + first.path() + " FILE";
    }
}
