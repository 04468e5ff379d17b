// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

/** A serial port that is open. Read by one thread, written by another. */
public interface SerialLink extends AutoCloseable {

    /** What {@link #read} returns when the port has left. */
    int GONE = -1;

    /**
     * Reads what has come, and waits a tenth of a second for it if there is nothing.
     *
     * @param into gets the bytes, from its start on
     * @return how many there are, 0 if nothing has come, or {@link #GONE}
     */
    int read(byte[] into);

    /**
     * Sends bytes; waits as long as the board does not take them. If the port has left they are lost.
     *
     * @param bytes what to send
     */
    void write(byte[] bytes);

    /** Closes the port. It may be called again. */
    @Override
    void close();
}
