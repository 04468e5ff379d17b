// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Hears what happens while it happens. With several devices it is called from several threads at once. Whatever it
 * throws ends the work on that device, so it should not throw.
 */
public interface ProgressListener {

    /** Hears nothing. */
    ProgressListener NONE = new ProgressListener() {};

    /** What is being done to a device. */
    enum Phase {
        /** It is asked to leave its application. */
        DETACHING,
        /** It is waited for to come back. */
        FINDING,
        /** Leftovers of an earlier session are cleared. */
        PREPARING,
        /** Blocks are sent. */
        SENDING,
        /** The end is sent and the verdict waited for. */
        VERIFYING,
        /** Its memory is read. */
        READING,
        /** It is restarted. */
        RESETTING,
        /** An interrupted or failed session is cleared. */
        LEAVING
    }

    /**
     * Is told that no device is there yet and that one is waited for.
     *
     * @param limit how long at most
     */
    default void waiting(Duration limit) {}

    /**
     * Is told that the work on a device begins.
     *
     * @param device as it was found
     */
    default void begun(DfuDevice device) {}

    /**
     * Is told what is done now.
     *
     * @param device where it is plugged in
     * @param phase what is done
     */
    default void phase(UsbPath device, Phase phase) {}

    /**
     * Is told how much of the image the device acknowledged, or how much it gave. A download that starts again goes back
     * to 0.
     *
     * @param device where it is plugged in
     * @param sent bytes so far, 0 to {@code total}
     * @param total bytes of the image, or of what is read at most
     */
    default void progress(UsbPath device, long sent, long total) {}

    /**
     * Is told something that the user may like to know.
     *
     * @param device where it is plugged in
     * @param text one sentence without a full stop
     */
    default void note(UsbPath device, String text) {}

    /**
     * Is told the result as soon as a device is done, while others still work.
     *
     * @param result what came of it
     */
    default void finished(BoardResult result) {}

    /**
     * Is told of every transfer to a device.
     *
     * @param device where it is plugged in
     * @param words makes one line of it: the setup packet and up to 64 bytes of the data in hexadecimal digits, and {@code ok} or
     *     the code of the error. They are made only if asked for
     */
    default void transferred(UsbPath device, Supplier<String> words) {}
}
