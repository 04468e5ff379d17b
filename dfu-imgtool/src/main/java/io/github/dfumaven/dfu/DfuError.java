// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dfu;

import io.github.dfumaven.error.FormatErrorCode;

/** What can be wrong with a DFU file, whatever it carries. */
public enum DfuError implements FormatErrorCode {
    /** The file does not end in a suffix. */
    SUFFIX_MISSING("Check that this is a DFU file and was copied whole; build or download it again."),
    /** The length in the suffix is impossible. */
    SUFFIX_BAD_LENGTH("The file was made by a faulty tool or is damaged; build it again."),
    /** The CRC does not match the file. */
    SUFFIX_BAD_CRC("The file changed after it was built; build or download it again."),
    /** The suffix is of a version that is not in use. */
    SUFFIX_BAD_VERSION("The file was made by a faulty tool or is damaged; build it again."),
    /** The file already ends in a suffix. */
    SUFFIX_PRESENT("Remove the suffix first if it is to be replaced."),
    /** The file is for another product or vendor than expected. */
    SUFFIX_OTHER_DEVICE("Use the file that was built for this device.");

    private final String hint;

    DfuError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
