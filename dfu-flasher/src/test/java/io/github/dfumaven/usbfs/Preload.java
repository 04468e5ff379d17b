// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What the bench needs of the machine. Whatever is missing skips the calling test and says what to install. */
final class Preload {

    private static final String LIBRARY = "libumockdev-preload.so.0";
    private static final List<String> FOLDERS = List.of("/usr/local/lib", "/usr/lib", "/usr/lib64", "/lib", "/lib64");

    private Preload() {}

    /** Returns the preload library, which has been seen to work in a child process. */
    static Path require() {
        Assumptions.assumeTrue(
                System.getProperty("os.name").startsWith("Linux")
                        && System.getProperty("os.arch").contains("64"),
                "usbfs is mocked on 64-bit Linux only, so this was not tested");
        requireProgram("perl", "perl");
        var library = find();
        Assumptions.assumeTrue(
                library.isPresent(), LIBRARY + " was not found; install the package umockdev to test over real libusb");
        checkLoads(library.get());
        return library.get();
    }

    /** Skips the calling test when a program is not on the PATH. */
    static void requireProgram(String program, String debianPackage) {
        Assumptions.assumeTrue(
                isOnPath(program),
                program + " was not found; install the package " + debianPackage + " to test with it");
    }

    static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Optional<Path> find() {
        return FOLDERS.stream()
                .map(Path::of)
                .flatMap(Preload::withSubfolders)
                .map(folder -> folder.resolve(LIBRARY))
                .filter(Files::isReadable)
                .findFirst();
    }

    /** Returns the folder and those that Debian has for each architecture, the machine's own first. */
    private static Stream<Path> withSubfolders(Path folder) {
        var machine = System.getProperty("os.arch").replace("amd64", "x86_64");
        try (var entries = Files.list(folder)) {
            var triplets = entries.filter(entry -> entry.toString().contains("-linux-gnu"))
                    .sorted((a, b) -> Boolean.compare(
                            b.toString().contains(machine), a.toString().contains(machine)))
                    .toList();
            return Stream.concat(triplets.stream(), Stream.of(folder));
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /** A library that cannot be loaded is no more than a warning of the dynamic linker, so look for it in a child. */
    private static void checkLoads(Path library) {
        var builder = new ProcessBuilder("perl", "-ne", "print if /umockdev-preload/", "/proc/self/maps");
        builder.environment().put("LD_PRELOAD", library.toString());
        try {
            var process = builder.redirectErrorStream(true).start();
            var seen = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!seen.contains("r-xp")) {
                throw new AssertionError(library + " was not loaded into a child process: " + seen);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
