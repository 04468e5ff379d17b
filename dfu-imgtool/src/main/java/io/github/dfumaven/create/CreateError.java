// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.create;

import io.github.dfumaven.fault.RequestErrorCode;
import io.github.dfumaven.fault.WarningCode;

/** What can be wrong with a request for a new image. */
final class CreateError {

    /** Target and product id do not fit. */
    static final RequestErrorCode TARGET_CONTRADICTED =
            new RequestErrorCode("target-contradicted", "Give only one of {target} and {pid}.");
    /** The build left the flash size open. */
    static final RequestErrorCode FLASH_SIZE_OPEN = new RequestErrorCode(
            "flash-size-open", "Give the size of the flash chip with {flashSize}, for example 4MB.");
    /** Parts of that size would not lie in sectors of their own. */
    static final RequestErrorCode BAD_PART_SIZE = new RequestErrorCode(
            "bad-part-size", "Give a multiple of 4096, the size of a flash sector, for example 512K.");
    /** The build encrypts this file for the flash, which DFU cannot. */
    static final WarningCode ENCRYPTED_FILE = new WarningCode(
            "encrypted-file", "Chips with flash encryption have no DFU; flash them over the serial port.");
    /** A name was given another spelling in the archive. */
    static final WarningCode NAME_CHANGED = new WarningCode(
            "name-changed", "Nothing needs to be done; rename one of the files to choose the name yourself.");

    private CreateError() {}
}
