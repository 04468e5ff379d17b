// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.fault.DeviceErrorCode;
import io.github.dfumaven.fault.RequestErrorCode;

/** What can be wrong with options of the flasher. */
final class FlasherError {

    /** Nothing says which boards to lend, or two things do. */
    static final RequestErrorCode NO_CHOICE =
            new RequestErrorCode("no-choice", "Choose boards with {path}, or lend every one with {all}.");
    /** Programs ask for two formats at once. */
    static final RequestErrorCode TWO_FORMATS = new RequestErrorCode("two-formats", "Leave out {json} or {jsonLines}.");
    /** Access rules belong to another system. */
    static final RequestErrorCode NO_UDEV = new RequestErrorCode(
            "no-udev",
            "Nothing is needed on macOS; on Windows give WinUSB to the DFU interface (interface 2), with Zadig.");
    /** The device gives more than anybody asked for. */
    static final DeviceErrorCode UPLOAD_TOO_LONG =
            new DeviceErrorCode("upload-too-long", "Say with {size} how much of it to read.");

    private FlasherError() {}
}
