// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.doctor;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.usb.UsbException;
import java.util.List;
import java.util.Optional;

/**
 * Boards that are simulated in this process: nothing of this machine matters to them.
 *
 * @param usb what the user asked for, such as {@code sim:esp32s3}
 */
record SimulatedSurroundings(String usb) implements Surroundings {

    private static final String CURE = "Look at real boards instead: dfu-flasher doctor, without --usb.";

    @Override
    public String option() {
        return "--usb " + usb + " ";
    }

    @Override
    public Check works(int devices) {
        return Check.ok(Doctor.count(devices, "board")
                + " simulated in this process; nothing of this machine, of its cables and its USB is looked at");
    }

    @Override
    public List<Check> rules() {
        return List.of();
    }

    @Override
    public Optional<Check> obstacle(DfuDevice device, DeviceException why) {
        return Optional.empty();
    }

    @Override
    public Check noBoard(int devices) {
        return Check.problem("no simulated board is there", CURE);
    }

    @Override
    public Check unavailable(UsbException why) {
        return Check.problem(why.describe(Wording.PLAIN), CURE);
    }
}
