// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.chip;

import static io.github.dfumaven.chip.FlashFrequency.MHZ_12;
import static io.github.dfumaven.chip.FlashFrequency.MHZ_15;
import static io.github.dfumaven.chip.FlashFrequency.MHZ_16;
import static io.github.dfumaven.chip.FlashFrequency.MHZ_20;
import static io.github.dfumaven.chip.FlashFrequency.MHZ_24;
import static io.github.dfumaven.chip.FlashFrequency.MHZ_26;
import static io.github.dfumaven.chip.FlashFrequency.MHZ_30;
import static io.github.dfumaven.chip.FlashFrequency.MHZ_40;
import static io.github.dfumaven.chip.FlashFrequency.MHZ_48;
import static io.github.dfumaven.chip.FlashFrequency.MHZ_60;
import static io.github.dfumaven.chip.FlashFrequency.MHZ_80;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which half byte of a header stands for which frequency; a few chips share each of the tables.
 *
 * @see <a href="https://github.com/espressif/esptool/tree/master/esptool/targets">esptool, targets, FLASH_FREQUENCY</a>
 */
enum FrequencyCodes {
    /** Of the first chip, and of most since. */
    MOST(Map.of(MHZ_80, 0xf, MHZ_40, 0x0, MHZ_26, 0x1, MHZ_20, 0x2)),
    /** As on the ESP32-C5. */
    C5_FAMILY(Map.of(MHZ_80, 0xf, MHZ_40, 0x0, MHZ_20, 0x2)),
    /** Of the ESP32-C6, where 0 means both 80 and 40 MHz. */
    C6(Map.of(MHZ_80, 0x0, MHZ_40, 0x0, MHZ_20, 0x2)),
    /** Of the ESP32-C2. */
    C2(Map.of(MHZ_60, 0xf, MHZ_30, 0x0, MHZ_20, 0x1, MHZ_15, 0x2)),
    /** As on the ESP32-H2. */
    H2_FAMILY(Map.of(MHZ_48, 0xf, MHZ_24, 0x0, MHZ_16, 0x1, MHZ_12, 0x2));

    @SuppressWarnings("ImmutableEnumChecker") // Map.of makes maps that do not change
    private final Map<FlashFrequency, Integer> codes;

    FrequencyCodes(Map<FlashFrequency, Integer> codes) {
        this.codes = codes;
    }

    OptionalInt code(FlashFrequency frequency) {
        var code = codes.get(frequency);
        return code == null ? OptionalInt.empty() : OptionalInt.of(code);
    }

    /** Returns the highest frequency that a code stands for. */
    Optional<FlashFrequency> frequency(int code) {
        return codes.entrySet().stream()
                .filter(entry -> entry.getValue() == code)
                .map(Map.Entry::getKey)
                .max(FlashFrequency::compareTo);
    }
}
