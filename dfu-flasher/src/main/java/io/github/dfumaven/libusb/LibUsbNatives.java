// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.libusb;

import io.github.dfumaven.files.OwnFolder;
import io.github.dfumaven.files.Shutdown;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.usb4java.LibUsb;
import org.usb4java.Loader;

/**
 * The natives of libusb, loaded from where nobody else can put others.
 *
 * <p>Left to itself, usb4java unpacks them into a folder whose permissions are what the umask leaves of {@code rwxrwxrwx}: with
 * that of many a container or service, or of a group that people share, others may swap them before they are loaded. So it is
 * given a folder of ours alone. It would keep the files until the JVM ends, where nobody comes to that when it is halted, as on
 * Ctrl-C, or killed; they are deleted as soon as they are loaded, for the system keeps what is mapped. Windows does not let
 * them be deleted, and the folder for temporary files is the user's own there.
 */
final class LibUsbNatives {

    /** The folder that usb4java 1.3.0 has made for what it unpacks; it makes none where there is one. */
    private static final String FOLDER_OF_LOADER = "tmp";

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
            attempt();
            loaded = true;
        } catch (InterruptedIOException e) {
            throw new UsbException(UsbError.USB_INTERRUPTED, "libusb is not loaded any more: interrupted", e);
        } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
            var why = "libusb cannot be loaded: " + reason(e);
            failure = why;
            throw new UsbException(UsbError.USB_UNAVAILABLE, why, e);
        }
    }

    /** What was begun last is put in order first: the folder is deleted when nothing is written into it any more. */
    private static void attempt() throws IOException, ReflectiveOperationException {
        try (var own = OwnFolder.create("dfu-usb")) {
            var act = Shutdown.before(LibUsbNatives::awaitLoaded);
            try (act) {
                unpackInto(own.path());
                Loader.load();
                LibUsb.getApiVersion(); // what the natives lack shows here
            }
        }
    }

    private static synchronized void awaitLoaded() {}

    private static void unpackInto(Path folder) throws ReflectiveOperationException {
        var named = Loader.class.getDeclaredField(FOLDER_OF_LOADER);
        named.setAccessible(true);
        named.set(null, folder.toFile());
    }

    private static String reason(Throwable thrown) {
        var platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        var message = String.valueOf(thrown.getMessage());
        if (thrown instanceof ReflectiveOperationException) {
            return "this usb4java is not version 1.3.0, and would unpack its natives where others may swap them ("
                    + message + ")";
        }
        if (message.contains("not found in classpath")) {
            return "usb4java has no natives for " + platform;
        }
        return (thrown instanceof IOException ? "cannot make the folder " : "") + message + " (the natives for "
                + platform
                + " are unpacked into " + System.getProperty("java.io.tmpdir")
                + ", which has to be writable and not mounted noexec; -Djava.io.tmpdir names another folder)";
    }
}
