// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.bus;

/**
 * What has a bus behind it. Users hold an open bus by a type that tells nothing of transfers; what it is given to looks behind
 * it by a cast to this, which the compiler checks because that type is sealed.
 */
public interface BusOwner {

    /** {@return the bus: open as long as its owner} */
    UsbBus usb();
}
