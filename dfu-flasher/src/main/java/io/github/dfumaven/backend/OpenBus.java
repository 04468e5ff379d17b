// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import io.github.dfumaven.usb.UsbBus;
import java.io.Closeable;
import java.io.IOException;

/**
 * The bus of a backend, open.
 *
 * @param usb open until this is closed
 * @param keep writes what has to outlive the bus, once nobody uses it any more
 */
public record OpenBus(UsbBus usb, Closeable keep) implements AutoCloseable {

    /**
     * Returns a bus of which nothing is kept.
     *
     * @param usb any bus, closed with this
     * @return the bus
     */
    public static OpenBus of(UsbBus usb) {
        return new OpenBus(usb, () -> {});
    }

    /**
     * Lets go of the bus, and writes the flash of simulated boards to their files.
     *
     * @throws IOException if a flash file cannot be written
     */
    @Override
    public void close() throws IOException {
        usb.close();
        keep.close();
    }
}
