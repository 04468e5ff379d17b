// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import com.fazecast.jSerialComm.SerialPort;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.files.OwnFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The natives of jSerialComm, loaded from where nobody else can put others.
 *
 * <p>Left to itself, jSerialComm loads whatever lies in {@code jSerialComm} in the folder for temporary files, which any user of
 * the machine may make first, and unpacks into folders that everybody may write; and it tidies up there by deleting what it
 * finds, behind links as well. So the natives are unpacked here into a folder of ours alone, and named to it by its property
 * {@code jSerialComm.library.path}; and the two places where it would look and tidy get a name that nobody can know before. On
 * Windows the folder for temporary files is the user's own, and a library in use cannot be deleted: there it does as it does.
 *
 * <p>From then on SIGHUP is ignored by the process, which the natives ask for and Java cannot take back; {@link TypedInput} sees
 * that a terminal was closed.
 */
final class SerialNatives {

    private static final String LIBRARY_PATH = "jSerialComm.library.path";
    private static final String NAME_OF_PLACES = "fazecast.jSerialComm.appid";

    /** The folders of jSerialComm's jar, which it tries in an order of its own. */
    private static final List<String> ARCHITECTURES = List.of(
            "aarch64",
            "amd64",
            "arm64",
            "armv5",
            "armv6hf",
            "armv7hf",
            "armv8_32",
            "armv8_64",
            "ppc64le",
            "x86",
            "x86_64");

    private static boolean loaded;

    /** Why the first attempt failed: a class that failed to start is not started again. */
    private static @Nullable String failure;

    private SerialNatives() {}

    /** Loads them, if that was not done before. */
    static synchronized void load() throws DeviceException {
        if (loaded) {
            return;
        }
        if (failure == null) {
            failure = attempt();
        }
        if (failure != null) {
            throw new DeviceException(MonitorError.SERIAL_UNAVAILABLE, "serial ports cannot be used: " + failure);
        }
        loaded = true;
    }

    private static @Nullable String attempt() {
        try {
            var folder = folder(System.getProperty("os.name", ""));
            if (folder.isEmpty() || System.getProperty(LIBRARY_PATH) != null) {
                start();
            } else {
                startFrom(folder.get());
            }
            return null;
        } catch (IOException | UncheckedIOException | LinkageError e) {
            return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
    }

    private static void startFrom(String system) throws IOException {
        try (var own = OwnFolder.create("dfu-serial")) { // what is loaded is kept by the system as long as it is needed
            unpack(system, own.path());
            System.setProperty(LIBRARY_PATH, own.path().toString());
            System.setProperty(NAME_OF_PLACES, UUID.randomUUID().toString());
            start();
        } finally {
            System.clearProperty(LIBRARY_PATH);
            System.clearProperty(NAME_OF_PLACES);
        }
    }

    /** Its first use loads the natives. */
    private static void start() {
        SerialPort.getVersion();
    }

    private static Optional<String> folder(String system) {
        var name = system.toLowerCase(Locale.ROOT);
        return name.contains("win") && !name.contains("darwin")
                ? Optional.empty()
                : Optional.of(name.contains("mac") ? "OSX" : name.contains("nux") ? "Linux" : system);
    }

    private static void unpack(String system, Path own) throws IOException {
        boolean isAny = false;
        for (var architecture : ARCHITECTURES) {
            for (var file : List.of("libjSerialComm.so", "libjSerialComm.jnilib")) {
                try (var natives =
                        SerialPort.class.getResourceAsStream("/" + system + "/" + architecture + "/" + file)) {
                    if (natives != null) {
                        isAny = true;
                        unpack(
                                natives,
                                own.resolve(system).resolve(architecture).resolve(file));
                    }
                }
            }
        }
        if (!isAny) {
            throw new IOException("jSerialComm has no natives for " + system);
        }
    }

    /** What may not be run is not loaded either, and jSerialComm would go on to look elsewhere. */
    private static void unpack(InputStream natives, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.copy(natives, file);
        if (!file.toFile().setExecutable(true) || !Files.isExecutable(file)) {
            throw new IOException(file.getParent() + " is mounted noexec, or may hold no programs for another reason;"
                    + " -Djava.io.tmpdir names another folder");
        }
    }
}
