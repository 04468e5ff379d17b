// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.error.RequestErrorCode;

/** What can be wrong with a request for simulated boards. */
final class SimError {

    /** A flash file's length is no flash chip's size. */
    public static final RequestErrorCode BAD_FLASH_FILE = new RequestErrorCode(
            "bad-flash-file",
            "Make the file a multiple of 4096 bytes, at most 128 MB, or delete it to start with blank flash.");

    private SimError() {}
}
