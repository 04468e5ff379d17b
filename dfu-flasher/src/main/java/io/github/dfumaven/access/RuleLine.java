// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.access;

import io.github.dfumaven.chip.Chip;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One line of udev's rules, as far as it matters whether boards are meant.
 *
 * @see <a href="https://www.freedesktop.org/software/systemd/man/latest/udev.html">udev(7), rules files</a>
 */
final class RuleLine {

    /** systemd's own rule, which reads the tag. */
    static final String READS_UACCESS = "73-seat-late.rules";

    private static final Pattern VENDOR = Pattern.compile("ATTRS?[{]idVendor}==\"([^\"]*)\"");
    private static final Pattern PRODUCT = Pattern.compile("ATTRS?[{]idProduct}==\"([^\"]*)\"");

    private RuleLine() {}

    /** Tells whether a line is for an ESP chip in download mode. One that names no vendor is not taken for one. */
    static boolean isForBoards(String line) {
        if (line.stripLeading().startsWith("#")) {
            return false;
        }
        var vendor = VENDOR.matcher(line);
        if (!vendor.find() || !fits(vendor.group(1), Chip.VENDOR_ID)) {
            return false;
        }
        var product = PRODUCT.matcher(line);
        return !product.find() || Chip.withDfu().stream().anyMatch(chip -> fits(product.group(1), chip.productId()));
    }

    /**
     * Tells whether an id fits a pattern of udev, of which {@code *}, {@code ?}, {@code [a-f]} and {@code |} are known.
     */
    private static boolean fits(String pattern, int id) {
        var text = String.format(Locale.ROOT, "%04x", id);
        return List.of(pattern.split("\\|", -1)).stream()
                .map(glob -> glob.replaceAll("[^0-9a-zA-Z*?\\[\\]!^-]", "")
                        .replace("[!", "[^")
                        .replace("?", ".")
                        .replace("*", ".*"))
                .anyMatch(regex -> matches(regex, text));
    }

    private static boolean matches(String regex, String text) {
        try {
            return Pattern.matches(regex, text);
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
