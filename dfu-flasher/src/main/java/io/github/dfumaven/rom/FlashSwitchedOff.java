// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.rom;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.session.SessionError;
import java.util.Optional;

/**
 * ESP32-P4 v3.1 and v3.2 start download mode with their flash switched off, unless an eFuse says otherwise. Nothing tells their
 * ROM from that of other revisions, and the ROM notices nothing before it compares what it has written: errFIRMWARE.
 *
 * @see <a href="https://github.com/espressif/esptool/blob/master/esptool/targets/esp32p4.py">esptool, power_on_flash</a>
 */
public final class FlashSwitchedOff {

    /** What to think of, for people: half a sentence without a full stop. */
    public static final String ADVICE =
            "an ESP32-P4 v3.1 or v3.2 starts download mode with its flash switched off, unless an eFuse says otherwise, and"
                    + " needs esptool";

    private FlashSwitchedOff() {}

    /**
     * {@return whether a device may be such a chip: true for the ROM of every ESP32-P4}
     *
     * @param device any device
     */
    public static boolean mayBe(DfuDevice device) {
        return device.chip().equals(Optional.of(Chip.ESP32_P4));
    }

    /**
     * {@return an error, with a better cure where flash may be switched off: the error as it is, or with what to think of}
     *
     * @param device where it came up
     * @param error what happened
     */
    public static DeviceException advise(DfuDevice device, DeviceException error) {
        return error.code() == SessionError.VERIFY_FAILED && mayBe(device)
                ? error.withHint(error.hint().replaceFirst("\\.$", "") + "; " + ADVICE + ".")
                : error;
    }
}
