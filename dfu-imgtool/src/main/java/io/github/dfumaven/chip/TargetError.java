// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.chip;

import io.github.dfumaven.fault.RequestErrorCode;

/** What can be wrong with the chip that a request names. */
final class TargetError {

    /** No chip has that name. */
    static final RequestErrorCode UNKNOWN_TARGET =
            new RequestErrorCode("unknown-target", "Write the target as ESP-IDF does, for example esp32s3.");
    /** The chip's ROM cannot be flashed over DFU. */
    static final RequestErrorCode TARGET_WITHOUT_DFU = new RequestErrorCode(
            "target-without-dfu", "Flash this chip over its serial port, or choose one of the targets with DFU.");
    /** No flash chip of that size is supported. */
    static final RequestErrorCode BAD_FLASH_SIZE = new RequestErrorCode(
            "bad-flash-size", "Give {flashSize} as one of 1MB, 2MB, 4MB, 8MB, 16MB, 32MB, 64MB and 128MB.");
    /** There is no such flash mode. */
    static final RequestErrorCode BAD_FLASH_MODE =
            new RequestErrorCode("bad-flash-mode", "Give {flashMode} as one of qio, qout, dio and dout.");
    /** No chip, or not this one, clocks its flash so. */
    static final RequestErrorCode BAD_FLASH_FREQUENCY = new RequestErrorCode(
            "bad-flash-frequency", "Give {flashFreq} as one the chip has; most have 80m, 40m and 20m.");

    private TargetError() {}
}
