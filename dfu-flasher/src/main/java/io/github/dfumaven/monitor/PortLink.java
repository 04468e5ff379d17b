// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import com.fazecast.jSerialComm.SerialPort;

/** A port that jSerialComm has opened. */
record PortLink(SerialPort port) implements SerialLink {

    /** How long a read waits for the first byte. */
    static final int PATIENCE_MILLIS = 100;

    @Override
    public int read(byte[] into) {
        return Math.max(GONE, port.readBytes(into, into.length));
    }

    @Override
    public void write(byte[] bytes) {
        port.writeBytes(bytes, bytes.length);
    }

    @Override
    public void close() {
        port.closePort();
    }
}
