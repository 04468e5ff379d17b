// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.content;

import java.util.Locale;

/** What a region of flash holds. */
public enum ContentKind {
    /** The second-stage bootloader. */
    BOOTLOADER,
    /** The partition table. */
    PARTITION_TABLE,
    /** An application. */
    APP,
    /** Anything else. */
    DATA;

    /** {@return the name that programs and people read, such as {@code partition-table}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
