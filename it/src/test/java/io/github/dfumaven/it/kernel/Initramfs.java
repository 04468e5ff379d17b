// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.kernel;

import io.github.dfumaven.usbfs.Children;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The first file system of a guest: busybox, modules and a script. */
final class Initramfs {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Path BUSYBOX = Path.of("/bin/busybox");

    private Initramfs() {}

    /** Makes the file in a folder, with modules that are loaded in their order. */
    static Path make(Path folder, List<Path> modules) throws IOException, InterruptedException {
        var root = folder.resolve("root");
        for (var name : List.of("bin", "modules", "proc", "sys", "dev", "host")) {
            Files.createDirectories(root.resolve(name));
        }
        Files.copy(BUSYBOX, root.resolve("bin/busybox"));
        var order = new StringBuilder();
        for (var module : modules) {
            Files.copy(module, root.resolve("modules").resolve(module.getFileName()));
            order.append(module.getFileName()).append('\n');
        }
        Files.writeString(root.resolve("modules/order"), order);
        try (var script = Initramfs.class.getResourceAsStream("init.sh")) {
            Files.copy(script, root.resolve("init"));
        }
        root.resolve("init").toFile().setExecutable(true);

        var initrd = folder.resolve("initrd");
        var packing = new ProcessBuilder("sh", "-c", "find . | busybox cpio -o -H newc > \"$0\"", initrd.toString())
                .directory(root.toFile())
                .start();
        var finished = Children.finish(packing, LIMIT);
        if (finished.exitCode() != 0) {
            throw new IOException("busybox does not pack: " + finished.err());
        }
        return initrd;
    }
}
