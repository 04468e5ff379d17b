// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.access;

import io.github.dfumaven.usb.UsbDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;

/** A folder with the files of a Linux machine that matter for USB. */
public final class MachineFiles {

    public static final String USER = "ada";

    private final Path root;

    public MachineFiles(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("sys/bus/usb/devices"));
        Files.createDirectories(root.resolve("dev/bus/usb"));
        group("root:x:0:", "plugdev:x:46:");
    }

    public Machine linux() {
        return new Machine(root, "Linux", "amd64", USER);
    }

    public void group(String... lines) throws IOException {
        write("etc/group", String.join("\n", lines) + "\n");
    }

    public void rule(String file, String text) throws IOException {
        write("etc/udev/rules.d/" + file, text);
    }

    /** A device file that is a plain file here; its owner and group are those of whoever runs the test. */
    public Path node(UsbDevice device, String mode) throws IOException {
        var name = String.format(
                Locale.ROOT, "dev/bus/usb/%03d/%03d", device.path().bus(), device.devnum());
        var node = write(name, "");
        Files.setPosixFilePermissions(node, PosixFilePermissions.fromString(mode));
        return node;
    }

    public void driver(UsbDevice device, int interfaceNumber, String driver) throws IOException {
        var folder = root.resolve("sys/bus/usb/devices/" + device.path() + ":1." + interfaceNumber);
        Files.createDirectories(folder);
        Files.createSymbolicLink(folder.resolve("driver"), Path.of("../../drivers/" + driver));
    }

    private Path write(String name, String text) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, text);
    }
}
