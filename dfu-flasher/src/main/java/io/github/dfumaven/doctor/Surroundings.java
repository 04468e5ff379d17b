// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.doctor;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.usb.UsbException;
import java.util.List;
import java.util.Optional;

/** What lies between us and the boards, and so decides what can be in the way: this machine, a network, or nothing. */
interface Surroundings {

    /** Returns the words that choose these boards on the command line, with a blank behind them, or nothing. */
    String option();

    /** Says that the boards can be looked at, and how many devices are there. */
    Check works(int devices);

    /** Says what is known of access rules, possibly nothing. */
    List<Check> rules();

    /** Returns the reason why a device cannot be used, if it lies here. */
    Optional<Check> obstacle(DfuDevice device, DeviceException why);

    /** Says what to do when no board is there in any mode that we know of. */
    Check noBoard(int devices);

    /** Says what to do when not even the bus can be looked at. */
    Check unavailable(UsbException why);
}
