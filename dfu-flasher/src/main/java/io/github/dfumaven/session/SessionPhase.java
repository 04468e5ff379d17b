// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

/** Where in a session we are. */
public enum SessionPhase {
    /** The device is led to dfuIDLE. */
    PREPARING,
    /** Blocks are sent. */
    SENDING,
    /** The end was sent, the verdict is waited for. */
    ENDING,
    /** Blocks are read. */
    READING,
    /** All of them are read: the device is led back to dfuIDLE. */
    CLOSING,
    /** A block was refused, and the device is asked why. */
    ASKING_WHY,
    /** Broken off: the device is led back to dfuIDLE. */
    LEAVING,
    /** Over. */
    DONE
}
