// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flashmap;

import io.github.dfumaven.error.FormatErrorCode;

/** What can keep a flash map from being drawn. */
public enum FlashMapError implements FormatErrorCode {
    /** The file does not say what goes where in flash. */
    NO_FLASH_MAP("Give a dfu.bin, a flash image, a UF2 file or a partition table.");

    private final String hint;

    FlashMapError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
