// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.libusb;

import io.github.dfumaven.files.Shutdown;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.usb4java.LibUsb;
import org.usb4java.Loader;

/** The natives of libusb, which usb4java unpacks into the folder for temporary files. */
final class LibUsbNatives {

    /** What Linux tells of the memory of a process: lines that end in the path of the file that is mapped. */
    private static final Path MAPPINGS = Path.of("/proc/self/maps");

    private static final Pattern UNPACKED = Pattern.compile("/(usb4java\\d+\\.tmp)/([^/]+)$");

    private static boolean loaded;

    /** Why the first attempt failed. usb4java takes a second one for done, and fails later in ways of its own. */
    private static @Nullable String failure;

    private LibUsbNatives() {}

    /** Loads them, if that was not done before. What failed once fails alike each time. */
    static synchronized void load() throws UsbException {
        if (loaded) {
            return;
        }
        var before = failure;
        if (before != null) {
            throw new UsbException(UsbError.USB_UNAVAILABLE, before);
        }
        try {
            var act = Shutdown.before(LibUsbNatives::awaitLoaded);
            try (act) {
                Loader.load();
                LibUsb.getApiVersion(); // what the natives lack shows here
                loaded = true;
                deleteFiles();
            }
        } catch (InterruptedIOException e) {
            throw new UsbException(UsbError.USB_INTERRUPTED, "libusb is not loaded any more: interrupted", e);
        } catch (RuntimeException | LinkageError e) {
            var why = "libusb cannot be loaded: " + reason(e);
            failure = why;
            throw new UsbException(UsbError.USB_UNAVAILABLE, why, e);
        }
    }

    /** While they are loaded there are files of which nobody knows but usb4java. */
    private static synchronized void awaitLoaded() {}

    /**
     * Deletes the files, which Linux keeps for us as long as they are mapped. usb4java leaves that to the end of the JVM,
     * where nobody comes to it when the JVM is halted, as on Ctrl-C, or killed.
     */
    private static void deleteFiles() {
        try (var lines = Files.lines(MAPPINGS, StandardCharsets.ISO_8859_1)) {
            for (var line : lines.toList()) {
                var file = UNPACKED.matcher(line);
                if (file.find()) {
                    var folder = Path.of(System.getProperty("java.io.tmpdir"), file.group(1));
                    Files.deleteIfExists(folder.resolve(file.group(2)));
                    Files.deleteIfExists(folder);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return; // another system: it is left to usb4java
        }
    }

    private static String reason(Throwable thrown) {
        var platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        var message = String.valueOf(thrown.getMessage());
        if (message.contains("not found in classpath")) {
            return "usb4java has no natives for " + platform;
        }
        return message + " (the natives for " + platform + " are unpacked into " + System.getProperty("java.io.tmpdir")
                + ", which has to be writable and not mounted noexec; -Djava.io.tmpdir names another folder)";
    }
}
