// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/**
 * The folders that a child process sees as {@code /sys} and {@code /dev}. A device is complete before anything links to
 * it, and unlinked before it goes, because libusb may look at any moment.
 */
final class SysfsTree {

    private final Path root;

    private SysfsTree(Path root) {
        this.root = root;
    }

    static SysfsTree create(Path root) throws IOException {
        for (var folder : new String[] {"sys/bus/usb/devices", "sys/dev/char", "dev/.node", "ioctl"}) {
            Files.createDirectories(root.resolve(folder));
        }
        return new SysfsTree(root);
    }

    /** Returns the socket that answers the ioctls of a device. */
    Path socket(SysfsDevice device) {
        return root.resolve("ioctl/dev").resolve(device.node());
    }

    void add(SysfsDevice device, boolean accessible) throws IOException {
        var folder = Files.createDirectories(folder(device));
        for (var attribute : device.attributes().entrySet()) {
            Files.writeString(folder.resolve(attribute.getKey()), attribute.getValue());
        }
        Files.write(folder.resolve("descriptors"), device.descriptors().toByteArray());
        link(folder.resolve("subsystem"), root.resolve("sys/bus/usb"));

        var node = root.resolve("dev").resolve(device.node());
        Files.createDirectories(node.resolveSibling("."));
        Files.createFile(node);
        Files.setPosixFilePermissions(node, PosixFilePermissions.fromString(accessible ? "rw-rw-rw-" : "---------"));
        Files.createSymbolicLink(nodeNumber(device), Path.of(device.number()));

        link(numberLink(device), folder);
        link(nameLink(device), folder);
    }

    void remove(SysfsDevice device) throws IOException {
        Files.deleteIfExists(nameLink(device));
        Files.deleteIfExists(numberLink(device));
        Files.deleteIfExists(root.resolve("dev").resolve(device.node()));
        Files.deleteIfExists(nodeNumber(device));
        deleteTree(folder(device));
    }

    private Path folder(SysfsDevice device) {
        return root.resolve("sys" + device.devpath());
    }

    private Path nameLink(SysfsDevice device) {
        return root.resolve("sys/bus/usb/devices").resolve(device.name());
    }

    private Path numberLink(SysfsDevice device) {
        return root.resolve("sys/dev/char").resolve(device.number());
    }

    private Path nodeNumber(SysfsDevice device) {
        return root.resolve("dev/.node").resolve(device.node().replace('/', '_'));
    }

    private static void link(Path from, Path to) throws IOException {
        Files.createSymbolicLink(from, from.resolveSibling("").relativize(to));
    }

    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
