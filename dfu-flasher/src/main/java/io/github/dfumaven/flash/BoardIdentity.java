// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.ChipFacts;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.usb.UsbPath;
import java.util.Optional;

/**
 * What a board told of itself, or why it told nothing.
 *
 * @param path where it is plugged in
 * @param target ESP-IDF's name of the chip, or empty if that is not known
 * @param facts what it told, or empty
 * @param error why it told nothing, or empty
 */
public record BoardIdentity(
        UsbPath path, Optional<String> target, Optional<ChipFacts> facts, Optional<DfuException> error) {

    static BoardIdentity of(DfuDevice device, ChipFacts facts) {
        return new BoardIdentity(device.path(), target(device), Optional.of(facts), Optional.empty());
    }

    static BoardIdentity unknown(DfuDevice device, DfuException why) {
        return new BoardIdentity(device.path(), target(device), Optional.empty(), Optional.of(why));
    }

    static BoardIdentity missing(UsbPath path, DfuException why) {
        return new BoardIdentity(path, Optional.empty(), Optional.empty(), Optional.of(why));
    }

    /** {@return all of it, for people: one line, such as {@code 1-10: ESP32-S2 v1.0, MAC 7c:df:a1:00:00:01, flash chip ef4016 of 4 MB}} */
    public String line() {
        var name = target.map(chip -> " (" + chip + ")").orElse("");
        return facts.map(told -> path + ": " + told.words()).orElse(path + name + ": NOT known");
    }

    private static Optional<String> target(DfuDevice device) {
        return device.chip().map(chip -> chip.target());
    }
}
