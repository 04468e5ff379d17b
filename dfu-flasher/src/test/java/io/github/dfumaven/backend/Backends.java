// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import io.github.dfumaven.access.Machine;
import io.github.dfumaven.error.InvalidRequestException;

/** Backends of tests in other packages. */
public final class Backends {

    private Backends() {}

    /** Returns what lies between a machine that is not there and its boards. */
    public static Surroundings surroundings(String usb, Machine machine) throws InvalidRequestException {
        return Backend.parse(usb).surroundings(machine);
    }
}
