// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.error.RequestErrorCode;

/** What can be wrong with the chip a request names. */
public enum TargetError implements RequestErrorCode {
    /** No chip has that name. */
    UNKNOWN_TARGET("Write the target as ESP-IDF does, for example esp32s3."),
    /** The chip's ROM cannot be flashed over DFU. */
    TARGET_WITHOUT_DFU("Flash this chip over its serial port, or choose one of the targets with DFU."),
    /** No flash chip of that size is supported. */
    BAD_FLASH_SIZE("Give {flashSize} as one of 1MB, 2MB, 4MB, 8MB, 16MB, 32MB, 64MB and 128MB."),
    /** There is no such flash mode. */
    BAD_FLASH_MODE("Give {flashMode} as one of qio, qout, dio and dout."),
    /** No chip, or not this one, clocks its flash so. */
    BAD_FLASH_FREQUENCY("Give {flashFreq} as one the chip has; most have 80m, 40m and 20m.");

    private final String hint;

    TargetError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
