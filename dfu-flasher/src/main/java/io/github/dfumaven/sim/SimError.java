// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.error.RequestErrorCode;

/** What can be wrong with the simulated boards one asks for. */
public enum SimError implements RequestErrorCode {
    /** A flash file's length is no flash chip's size. */
    BAD_FLASH_FILE("Make the file a multiple of 4096 bytes, at most 128 MB, or delete it to start with blank flash.");

    private final String hint;

    SimError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
