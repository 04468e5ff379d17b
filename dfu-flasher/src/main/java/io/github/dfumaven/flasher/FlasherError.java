// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher;

import io.github.dfumaven.error.RequestErrorCode;

/** What can be wrong with the options of a command. */
enum FlasherError implements RequestErrorCode {
    /** The ids of a device are not spelled as such. */
    BAD_DEVICE("Write {device} as vendor and product in hexadecimal, for example 303a:9 or 303a:*."),
    /** A number that chooses a device or a part of it is none. */
    BAD_SELECTOR("Write the number as the list prints it."),
    /** Nothing says which boards to lend, or two things do. */
    NO_CHOICE("Choose boards with {path}, or lend every one with {all}."),
    /** Access rules belong to another system. */
    NO_UDEV("Nothing is needed on macOS; on Windows give WinUSB to the DFU interface (interface 2), with Zadig.");

    private final String hint;

    FlasherError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
