// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.fault.RequestErrorCode;

/** What can be wrong with a request for simulated boards. */
final class SimError {

    /** A flash file's length is no flash chip's size. */
    public static final RequestErrorCode BAD_FLASH_FILE = new RequestErrorCode(
            "bad-flash-file",
            "Make the file a multiple of 4096 bytes, at most 128 MB, or delete it to start with blank flash.");

    /** The text names no application of a simulated board. */
    public static final RequestErrorCode BAD_SIM_APP =
            new RequestErrorCode("bad-sim-app", "Write dfu, cdc, console or none in {simApp}.");

    /** The application is one of other chips than the simulated one. */
    public static final RequestErrorCode SIM_APP_OF_OTHER_CHIP = new RequestErrorCode(
            "sim-app-of-other-chip", "Take dfu, cdc or none in {simApp}, or another chip in {usb}.");

    /** The text names no timing of simulated boards. */
    public static final RequestErrorCode BAD_SIM_TIMING =
            new RequestErrorCode("bad-sim-timing", "Write instant or rom in {simTiming}.");

    private SimError() {}
}
