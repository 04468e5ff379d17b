// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.usb.UsbPath;
import java.net.InetAddress;
import java.util.function.Consumer;

/**
 * Where and how a server serves.
 *
 * @param address what it listens on
 * @param port 0 to 65535; 0 takes a free one
 * @param timing how long things take, the round trip for every transfer
 * @param onLeave hears where a client has let go of a board, in the thread that served it
 */
public record ServerSetup(InetAddress address, int port, BusTiming timing, Consumer<UsbPath> onLeave) {

    /** The port that USB/IP has by convention: 3240. */
    public static final int USUAL_PORT = 3240;

    /**
     * Returns a server that only this machine reaches.
     *
     * @param port 0 to 65535; 0 takes a free one
     * @return a setup in which nothing takes time
     */
    public static ServerSetup local(int port) {
        return new ServerSetup(InetAddress.getLoopbackAddress(), port, BusTiming.INSTANT, path -> {});
    }

    /**
     * Returns the same on another address.
     *
     * @param other an address of this machine, or the one that means all of them
     * @return a setup with it
     */
    public ServerSetup on(InetAddress other) {
        return new ServerSetup(other, port, timing, onLeave);
    }

    /**
     * Returns the same with other times.
     *
     * @param other how long things take
     * @return a setup with them
     */
    public ServerSetup with(BusTiming other) {
        return new ServerSetup(address, port, other, onLeave);
    }

    /**
     * Returns the same with somebody who hears when a client leaves.
     *
     * @param listener hears the path of the board, before anybody else can have it
     * @return a setup with it
     */
    public ServerSetup whenClientLeaves(Consumer<UsbPath> listener) {
        return new ServerSetup(address, port, timing, listener);
    }
}
