// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.doctor;

import io.github.dfumaven.access.Surroundings;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.Check;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.flash.Flasher;
import io.github.dfumaven.rom.FlashSwitchedOff;

/** Finds out what keeps one DFU device from being flashed. */
record DeviceDoctor(Surroundings surroundings, Flasher flasher) {

    private static final String USABLE = " can be opened, and its DFU interface can be used";
    private static final String APPLICATION =
            " runs an application that offers DFU; flash leads it to download mode by itself, without the buttons";

    Check examine(DfuDevice device) {
        boolean application = device.chip().isEmpty() && device.mode() == DfuMode.RUNTIME;
        if (application && device.usb().descriptor().vendorId() != Chip.VENDOR_ID) {
            return Check.note(device + " offers DFU, but is no ESP chip in download mode; it is left alone");
        }
        var functional = device.interfaces().get(0).functional();
        if (!application && device.chip().isEmpty() && functional.isDfuSe()) {
            return Check.note(device + " speaks DfuSe, which dfu-util knows (option -s) and this tool does not");
        }
        var problem = device.problem().or(() -> flasher.obstacle(device));
        return problem.map(why -> problem(device, why))
                .orElseGet(() -> Check.ok(device + (application ? APPLICATION : USABLE) + warning(device)));
    }

    /** What does not show before an image has been sent. */
    private static String warning(DfuDevice device) {
        return FlashSwitchedOff.mayBe(device)
                ? "; but " + FlashSwitchedOff.ADVICE + ": flashing ends in errFIRMWARE there"
                : "";
    }

    private Check problem(DfuDevice device, DeviceException why) {
        return surroundings
                .obstacle(device, why)
                .orElseGet(() -> Check.problem(why.describe(Wording.PLAIN), Wording.PLAIN.spell(why.hint())));
    }
}
