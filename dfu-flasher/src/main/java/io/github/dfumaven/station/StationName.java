// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/**
 * Who works, as the record knows it.
 *
 * @param station name of the machine
 * @param instance of this program, another one each time it is started
 * @param tool which program, with its version
 * @param simulated whether its boards are simulated
 */
public record StationName(String station, UUID instance, String tool, boolean simulated) {

    /**
     * {@return the name of this machine and of this program, now}
     *
     * @param tool which program, with its version
     * @param simulated whether its boards are simulated
     */
    public static StationName here(String tool, boolean simulated) {
        return new StationName(host(), UUID.randomUUID(), tool, simulated);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown"; // the network does not know this machine by a name
        }
    }
}
