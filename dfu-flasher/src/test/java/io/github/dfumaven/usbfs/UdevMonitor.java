// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Tells libudev in the child processes that a device came or went. */
final class UdevMonitor {

    private static final int HEADER = 40;
    private static final int MAGIC = 0xfeedcafe;

    /** Java has no datagrams over Unix domain sockets; a process that has ended leaves a socket that takes none. */
    private static final String SEND = "socket(S, AF_UNIX, SOCK_DGRAM, 0) or die $!; binmode STDIN; local $/;"
            + " my $d = <STDIN>; send(S, $d, MSG_DONTWAIT, sockaddr_un($_)) for @ARGV;";

    private final Path root;
    private final AtomicLong sequence = new AtomicLong();

    UdevMonitor(Path root) {
        this.root = root;
    }

    void send(String action, SysfsDevice device) throws IOException {
        var sockets = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(root, "event*")) {
            files.forEach(file -> sockets.add(file.toString()));
        }
        if (sockets.isEmpty()) {
            return;
        }

        var command = new ArrayList<>(List.of("perl", "-MSocket", "-e", SEND));
        command.addAll(sockets);
        var process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = process.getOutputStream()) {
            out.write(datagram(action, device));
        }
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A header that lets sockets filter by subsystem and type, and the properties, each ended by NUL. */
    private byte[] datagram(String action, SysfsDevice device) {
        var text = new StringBuilder("ACTION=" + action + "\0");
        device.properties().forEach((name, value) -> text.append(name + "=" + value + "\0"));
        text.append("SEQNUM=" + sequence.incrementAndGet() + "\0");
        var properties = text.toString().getBytes(StandardCharsets.UTF_8);

        var message = ByteBuffer.allocate(HEADER + properties.length).order(ByteOrder.nativeOrder());
        message.put("libudev\0".getBytes(StandardCharsets.UTF_8));
        putBigEndian(message, MAGIC);
        message.putInt(HEADER).putInt(HEADER).putInt(properties.length);
        putBigEndian(message, murmur2("usb"));
        putBigEndian(message, murmur2("usb_device"));
        message.putLong(0).put(properties);
        return message.array();
    }

    private static void putBigEndian(ByteBuffer message, int value) {
        message.order(ByteOrder.BIG_ENDIAN).putInt(value).order(ByteOrder.nativeOrder());
    }

    /** MurmurHash2 with seed 0, by which udev's socket filters tell subsystems apart. */
    static int murmur2(String text) {
        final int factor = 0x5bd1e995;
        var in = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)).order(ByteOrder.LITTLE_ENDIAN);
        int hash = in.remaining();
        while (in.remaining() >= 4) {
            int k = in.getInt() * factor;
            hash = hash * factor ^ (k ^ k >>> 24) * factor;
        }
        if (in.hasRemaining()) {
            for (int shift = 0; in.hasRemaining(); shift += 8) {
                hash ^= (in.get() & 0xff) << shift;
            }
            hash *= factor;
        }
        hash = (hash ^ hash >>> 13) * factor;
        return hash ^ hash >>> 15;
    }
}
