// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.fault.RequestErrorCode;

/** What can be wrong with the options for an NVS partition. */
final class NvsOptionError {

    /** No size that an NVS partition can have. */
    static final RequestErrorCode BAD_NVS_SIZE = new RequestErrorCode(
            "bad-nvs-size", "Give {size} as the partition table has it: a multiple of 4096, such as 0x6000.");
    /** No version of the format. */
    static final RequestErrorCode BAD_NVS_VERSION = new RequestErrorCode(
            "bad-nvs-version", "Give {version} as 1 or 2; firmware of ESP-IDF v4 and newer reads both.");

    private NvsOptionError() {}
}
