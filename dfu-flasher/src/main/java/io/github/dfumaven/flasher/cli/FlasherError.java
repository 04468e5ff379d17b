// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.error.RequestErrorCode;

/** What can be wrong with options of the flasher. */
final class FlasherError {

    /** The ids of a device are not spelled as such. */
    static final RequestErrorCode BAD_DEVICE = new RequestErrorCode(
            "bad-device", "Write {device} as vendor and product in hexadecimal, for example 303a:9 or 303a:*.");
    /** A number that chooses a device or a part of it is none. */
    static final RequestErrorCode BAD_SELECTOR =
            new RequestErrorCode("bad-selector", "Write the number as the list prints it.");
    /** Nothing says which boards to lend, or two things do. */
    static final RequestErrorCode NO_CHOICE =
            new RequestErrorCode("no-choice", "Choose boards with {path}, or lend every one with {all}.");
    /** Access rules belong to another system. */
    static final RequestErrorCode NO_UDEV = new RequestErrorCode(
            "no-udev",
            "Nothing is needed on macOS; on Windows give WinUSB to the DFU interface (interface 2), with Zadig.");

    private FlasherError() {}
}
