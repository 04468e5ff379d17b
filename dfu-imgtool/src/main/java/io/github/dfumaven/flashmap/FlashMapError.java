// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flashmap;

import io.github.dfumaven.fault.FormatErrorCode;

/** What can be wrong with a file that is to be drawn. */
final class FlashMapError {

    /** The file does not say what goes where in flash. */
    public static final FormatErrorCode NO_FLASH_MAP =
            new FormatErrorCode("no-flash-map", "Give a dfu.bin, a flash image, a UF2 file or a partition table.");

    private FlashMapError() {}
}
