// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.kernel;

import io.github.dfumaven.usbfs.Finished;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A computer in qemu that runs a kernel of a distribution. It sees the files of this machine, read-only but for
 * {@code /run}, so that programs run in it unmodified, and takes commands over a connection that it opens itself.
 *
 * <p>Always emulated: a machine that offers KVM and cannot do it hangs in the boot.
 */
final class Guest implements AutoCloseable {

    private static final List<String> MODULES = List.of(
            "virtio_pci",
            "virtio_net",
            "9pnet_virtio",
            "9p", // the network and the files of the host
            "vhci-hcd", // devices of others
            "dummy_hcd",
            "libcomposite",
            "usb_f_fs",
            "usbip-host"); // a device of its own, for others
    /** Far more than it takes on a busy machine: limits only end what hangs. */
    private static final Duration BOOT_LIMIT = Duration.ofMinutes(10);

    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(10);

    private final Process qemu;
    private final Socket connection;
    private final OutputStream commands;
    private final BufferedReader answers;
    private final int usbIpPort;

    private Guest(Process qemu, Socket connection, int usbIpPort) throws IOException {
        this.qemu = qemu;
        this.connection = connection;
        this.commands = connection.getOutputStream();
        this.answers = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        this.usbIpPort = usbIpPort;
    }

    /** Boots. What the kernel says goes to a file in the folder. */
    static Guest boot(KernelPackage kernel, Path folder) throws IOException, InterruptedException {
        var initrd = Initramfs.make(folder, kernel.load(MODULES));
        int usbIpPort;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            usbIpPort = free.getLocalPort();
        }
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var qemu = new ProcessBuilder(List.of(
                            "qemu-system-x86_64",
                            "-accel",
                            "tcg",
                            "-smp",
                            "2",
                            "-m",
                            "1024",
                            "-display",
                            "none",
                            "-no-reboot",
                            "-kernel",
                            kernel.image().toString(),
                            "-initrd",
                            initrd.toString(),
                            "-append",
                            "console=ttyS0 quiet panic=-1 it.port=" + listening.getLocalPort(),
                            "-serial",
                            "file:" + folder.resolve("console.log"),
                            "-netdev",
                            "user,id=net,hostfwd=tcp:127.0.0.1:" + usbIpPort + "-:3240",
                            "-device",
                            "virtio-net-pci,netdev=net",
                            "-virtfs",
                            "local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap"))
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("qemu.log").toFile())
                    .start();
            try {
                return new Guest(qemu, accept(listening, qemu, folder), usbIpPort);
            } catch (IOException | RuntimeException | Error e) {
                qemu.destroyForcibly();
                throw e;
            }
        }
    }

    /** The port on this machine that leads to the guest's USB/IP server. */
    int usbIpPort() {
        return usbIpPort;
    }

    /** Runs a program of this machine in the guest. */
    Finished run(String... command) throws IOException {
        return shell(List.of(command).stream().map(Guest::quoted).collect(Collectors.joining(" ", "host ", "")));
    }

    /** Runs lines of shell in the guest, in which {@code host} runs a program of this machine. */
    Finished shell(String script) throws IOException {
        var all = "(\n" + script + "\n) </dev/null >/out 2>/err\n"
                + "echo \"$?:$(base64 -w 0 /out):$(base64 -w 0 /err)\"\n";
        commands.write(all.getBytes(StandardCharsets.UTF_8));
        commands.flush();
        String answer;
        try {
            answer = answers.readLine();
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the guest took longer than " + COMMAND_LIMIT + " over: " + script, e);
        }
        if (answer == null) {
            throw new AssertionError("the guest died of: " + script);
        }
        var parts = answer.split(":", -1);
        return new Finished(Integer.parseInt(parts[0]), decoded(parts[1]), decoded(parts[2]));
    }

    @Override
    public void close() throws IOException {
        connection.close();
        // There is nothing in it that is worth an orderly end.
        qemu.destroyForcibly();
    }

    private static Socket accept(ServerSocket listening, Process qemu, Path folder)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        listening.setSoTimeout(500);
        while (System.nanoTime() - start < BOOT_LIMIT.toNanos() && qemu.isAlive()) {
            try {
                var connection = listening.accept();
                connection.setSoTimeout((int) COMMAND_LIMIT.toMillis());
                return connection;
            } catch (SocketTimeoutException e) {
                // Not yet; qemu may have ended meanwhile.
            }
        }
        throw new AssertionError(
                "the guest has not come up\n" + text(folder, "qemu.log") + text(folder, "console.log"));
    }

    private static String text(Path folder, String name) throws IOException {
        var file = folder.resolve(name);
        return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : name + " was not written\n";
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
