// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.access;

import io.github.dfumaven.usb.UsbDevice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The facts of a machine that decide over access to USB devices.
 *
 * @param root the folder in which {@code dev}, {@code sys} and {@code etc} are
 * @param os name of the operating system, as Java tells it
 * @param arch name of the processor, as Java tells it
 * @param user name of the user
 */
public record Machine(Path root, String os, String arch, String user) {

    private static final List<String> RULES =
            List.of("etc/udev/rules.d", "run/udev/rules.d", "usr/lib/udev/rules.d", "lib/udev/rules.d");

    /**
     * Who may use a device file.
     *
     * @param file the device file
     * @param mode its permissions, such as {@code rw-rw-r--}
     * @param owner name or number of its owner
     * @param group name or number of its group
     */
    public record Node(Path file, String mode, String owner, String group) {

        /** Returns what {@code ls -l} tells. */
        @Override
        public String toString() {
            return file + " is " + mode + " " + owner + " " + group;
        }
    }

    /**
     * {@return this machine, or a copy of its files: its facts}
     *
     * @param root the folder in which {@code dev}, {@code sys} and {@code etc} are
     */
    public static Machine at(Path root) {
        return new Machine(
                root,
                System.getProperty("os.name", ""),
                System.getProperty("os.arch", ""),
                System.getProperty("user.name", ""));
    }

    /** {@return whether this is Linux} */
    public boolean isLinux() {
        return os.toLowerCase(Locale.ROOT).contains("linux");
    }

    /** {@return whether this is Windows} */
    public boolean isWindows() {
        return os.toLowerCase(Locale.ROOT).contains("windows");
    }

    /** {@return whether the user is the administrator of a Unix system: true for root} */
    public boolean isRoot() {
        return user.equals("root");
    }

    /**
     * {@return whether the kernel shows USB at all, which it does not in most containers: true if it does; always false on other systems
     * than Linux}
     */
    public boolean showsUsb() {
        return Files.isDirectory(root.resolve("sys/bus/usb/devices")) && Files.isDirectory(root.resolve("dev/bus/usb"));
    }

    /**
     * {@return the device file of a device: the file and its rights, or empty if there is none}
     *
     * @param device a device of this machine
     */
    public Optional<Node> node(UsbDevice device) {
        var file = root.resolve(String.format(
                Locale.ROOT, "dev/bus/usb/%03d/%03d", device.path().bus(), device.devnum()));
        try {
            var attributes = Files.readAttributes(file, PosixFileAttributes.class);
            return Optional.of(new Node(
                    file,
                    PosixFilePermissions.toString(attributes.permissions()),
                    attributes.owner().getName(),
                    attributes.group().getName()));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /**
     * {@return the kernel's driver of an interface: name of the driver, or empty if none is bound}
     *
     * @param device a device of this machine
     * @param interfaceNumber bInterfaceNumber
     */
    public Optional<String> driver(UsbDevice device, int interfaceNumber) {
        var link = root.resolve(String.format(
                Locale.ROOT,
                "sys/bus/usb/devices/%s:%d.%d/driver",
                device.path(),
                device.configuration(),
                interfaceNumber));
        try {
            return Files.exists(link, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(Files.readSymbolicLink(link).getFileName().toString())
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** {@return the groups that the user is entered in: names of groups}. A session that is older than the entry does not have it yet. */
    public List<String> groups() {
        return lines(root.resolve("etc/group"))
                .map(line -> line.split(":", -1))
                .filter(fields ->
                        fields.length == 4 && List.of(fields[3].split(",", -1)).contains(user))
                .map(fields -> fields[0])
                .toList();
    }

    /**
     * {@return whether there is a group}
     *
     * @param name of the group
     */
    public boolean hasGroup(String name) {
        return lines(root.resolve("etc/group")).anyMatch(line -> line.startsWith(name + ":"));
    }

    /**
     * {@return the udev rules that are for ESP chips in download mode: the files, possibly none}. Those for other products of the vendor,
     * such as the USB-Serial-JTAG port in the rules of OpenOCD, are none.
     */
    public List<Path> rules() {
        var found = new ArrayList<Path>();
        for (var folder : RULES) {
            try (var files = Files.list(root.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".rules"))
                        .filter(file -> lines(file).anyMatch(RuleLine::isForBoards))
                        .sorted()
                        .forEach(found::add);
            } catch (IOException e) {
                // A folder that is not there has no rules.
            }
        }
        return found;
    }

    /** {@return those of the rules that give access by the tag {@code uaccess} where it is too late for that: the files, possibly none} */
    public List<Path> lateRules() {
        return rules().stream()
                .filter(file -> String.valueOf(file.getFileName()).compareTo(RuleLine.READS_UACCESS) >= 0)
                .filter(file -> lines(file)
                        .filter(RuleLine::isForBoards)
                        .allMatch(line -> line.contains("uaccess") && !line.contains("GROUP")))
                .toList();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).lines();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
