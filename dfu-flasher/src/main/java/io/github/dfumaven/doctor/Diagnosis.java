// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.doctor;

import io.github.dfumaven.device.Check;
import java.util.List;

/**
 * What is wrong with this machine, its cables and its boards.
 *
 * @param checks what was looked at, in order
 * @param ready whether a board can be flashed as it is
 * @param nextStep the one thing to do now
 */
public record Diagnosis(List<Check> checks, boolean ready, String nextStep) {

    public Diagnosis {
        checks = List.copyOf(checks);
    }
}
