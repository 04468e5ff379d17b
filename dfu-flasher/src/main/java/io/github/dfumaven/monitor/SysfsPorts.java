// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The serial ports on USB that Linux tells of in {@code /sys}. A link such as {@code ttyACM0/device} leads into the folder of an
 * interface, such as {@code 1-2.4:1.0}, in that of its device.
 *
 * @param classes usually {@code /sys/class/tty}
 * @param devices usually {@code /dev}
 * @see <a href="https://www.kernel.org/doc/html/latest/admin-guide/sysfs-rules.html">Linux, Rules on how to access information
 *     in sysfs</a>
 */
record SysfsPorts(Path classes, Path devices) {

    private static final Pattern INTERFACE = Pattern.compile("(\\d+-\\d+(?:\\.\\d+)*):\\d+\\.(\\d+)");

    boolean isThere() {
        return Files.isDirectory(classes);
    }

    /** Returns the ports in the order of their names; one that is leaving meanwhile is none. */
    List<SerialPortInfo> list() {
        var found = new ArrayList<SerialPortInfo>();
        try (var all = Files.newDirectoryStream(classes, "tty*")) {
            all.forEach(entry -> port(entry).ifPresent(found::add));
        } catch (IOException | DirectoryIteratorException e) {
            return List.copyOf(found); // what is there, is there
        }
        found.sort((first, other) -> first.name().compareTo(other.name()));
        return List.copyOf(found);
    }

    private Optional<SerialPortInfo> port(Path entry) {
        try {
            var name = devices.resolve(entry.getFileName()).toString();
            var device = entry.resolve("device").toRealPath();
            while (device.getNameCount() > 1) {
                var match = INTERFACE.matcher(device.getFileName().toString());
                device = device.resolve("..").normalize();
                if (match.matches()) {
                    return Optional.of(new SerialPortInfo(
                            name,
                            Optional.of(UsbPath.parse(match.group(1))),
                            Integer.parseInt(match.group(2)),
                            id(device.resolve("idVendor")),
                            text(device.resolve("product"))));
                }
            }
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static OptionalInt id(Path file) {
        var digits = text(file);
        return digits.matches("\\p{XDigit}{4}") ? OptionalInt.of(Integer.parseInt(digits, 16)) : OptionalInt.empty();
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
