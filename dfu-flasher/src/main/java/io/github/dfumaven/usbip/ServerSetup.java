// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.usb.UsbPath;
import java.net.InetAddress;
import java.util.function.Consumer;

/**
 * Where and how a server serves.
 *
 * @param address what it listens on
 * @param port 0 to 65535; 0 takes a free one
 * @param sysfs the folder in which clients are told that the buses are
 * @param onLeave hears where a client has let go of a board, in the thread that served it
 */
public record ServerSetup(InetAddress address, int port, String sysfs, Consumer<UsbPath> onLeave) {

    /** The port that USB/IP has by convention: 3240. */
    public static final int USUAL_PORT = 3240;

    /**
     * {@return a server that only this machine reaches: a setup}
     *
     * @param port 0 to 65535; 0 takes a free one
     */
    public static ServerSetup local(int port) {
        return new ServerSetup(InetAddress.getLoopbackAddress(), port, "/sys/devices", path -> {});
    }

    /**
     * {@return the same on another address: a setup with it}
     *
     * @param other an address of this machine, or the one that means all of them
     */
    public ServerSetup on(InetAddress other) {
        return new ServerSetup(other, port, sysfs, onLeave);
    }

    /**
     * {@return the same with another folder for the buses: a setup with it}
     *
     * @param folder such as {@code /sys/devices/simulated}, at most 200 ASCII characters
     */
    public ServerSetup busesIn(String folder) {
        return new ServerSetup(address, port, folder, onLeave);
    }

    /**
     * {@return the same with somebody who hears when a client leaves: a setup with it}
     *
     * @param listener hears the path of the board, before anybody else can have it
     */
    public ServerSetup whenClientLeaves(Consumer<UsbPath> listener) {
        return new ServerSetup(address, port, sysfs, listener);
    }
}
