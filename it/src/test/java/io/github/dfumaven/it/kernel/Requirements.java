// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The programs that have to be installed. What is missing fails the build: whoever asks for this profile wants it run.
 */
final class Requirements {

    private static final Map<String, String> PACKAGES = new TreeMap<>(Map.of(
            "qemu-system-x86_64", "qemu-system-x86",
            "busybox", "busybox-static",
            "usbip", "usbip",
            "usbipd", "usbip",
            "systemd-udevd", "udev",
            "dfu-util", "dfu-util"));

    private Requirements() {}

    static void check() {
        var missing = PACKAGES.keySet().stream().filter(name -> !isThere(name)).toList();
        if (!missing.isEmpty()) {
            throw new AssertionError(String.format(
                    "missing: %s%n  apt-get install %s",
                    String.join(", ", missing),
                    missing.stream().map(PACKAGES::get).distinct().collect(Collectors.joining(" "))));
        }
    }

    private static boolean isThere(String program) {
        return Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin", "/lib/systemd")
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
