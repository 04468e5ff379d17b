// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.DfuDevice;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What serial numbers tell of boards. */
final class SerialNumbers {

    /** Every ESP32-S2 says this in its ROM. */
    private static final String OF_EVERY_S2 = "0";

    private static final Pattern MAC = Pattern.compile("\\p{XDigit}{2}([:-]?\\p{XDigit}{2}){5}");

    private SerialNumbers() {}

    /**
     * Tells whether two numbers are one: equal, or the same MAC in another spelling. The ROM writes
     * {@code 7c:df:a1:00:00:01}, applications on the same chip {@code 7CDFA1000001} and more.
     */
    static boolean same(String first, String other) {
        return first.equals(other) || (areMacs(first, other) && plain(first).equals(plain(other)));
    }

    /**
     * Tells whether two numbers are MACs, in whatever spelling. A chip has one, so that two different ones tell two boards
     * apart even where anything else may be different in an application and in the ROM.
     */
    static boolean areMacs(String first, String other) {
        return isMac(first) && isMac(other);
    }

    /** Returns a number as the tool spells MACs, such as {@code 7c:df:a1:00:00:01}, or empty if it is none. */
    static Optional<String> asMac(String number) {
        return isMac(number) ? Optional.of(String.join(":", plain(number).split("(?<=\\G..)"))) : Optional.empty();
    }

    /**
     * Tells whether a device has a number that tells it from others of its kind, be it known or not. The ROM of the
     * ESP32-S2 has none.
     */
    static boolean identifies(DfuDevice device) {
        return device.usb().descriptor().serialIndex() != 0
                && !(device.chip().filter(chip -> !chip.hasSerialNumber()).isPresent()
                        && device.serial().equals(Optional.of(OF_EVERY_S2)));
    }

    /**
     * Tells whether an application shows the descriptors of a ROM: it says the number of its chip where the ROM says one that is
     * none. On chips whose ROM has a number of its own nothing tells the two apart.
     */
    static boolean tellAnApplication(DfuDevice device) {
        return device.chip().filter(chip -> !chip.hasSerialNumber()).isPresent()
                && device.serial().isPresent()
                && identifies(device);
    }

    private static boolean isMac(String number) {
        return MAC.matcher(number).matches();
    }

    private static String plain(String mac) {
        return mac.replaceAll("[:-]", "").toLowerCase(Locale.ROOT);
    }
}
