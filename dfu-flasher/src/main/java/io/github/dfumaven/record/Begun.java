// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import io.github.dfumaven.error.DeviceException;
import java.util.Optional;

/**
 * What the record says to an attempt that is about to begin.
 *
 * @param row key of the row of the table of boards that is this board's from now on; empty without a table, or if it is refused
 * @param kept whether the row was kept for this board, so that it may be on it already
 * @param refused why nothing may be sent to the board, or empty
 */
public record Begun(Optional<String> row, boolean kept, Optional<DeviceException> refused) {

    /** Without a table of boards there is nothing to give. */
    static final Begun PLAIN = new Begun(Optional.empty(), false, Optional.empty());

    static Begun with(String row, boolean kept) {
        return new Begun(Optional.of(row), kept, Optional.empty());
    }

    static Begun refused(DeviceException why) {
        return new Begun(Optional.empty(), false, Optional.of(why));
    }
}
