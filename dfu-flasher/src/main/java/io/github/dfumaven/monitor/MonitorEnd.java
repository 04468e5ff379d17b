// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

/** Why {@link Monitor} ended, other than by an error. */
public enum MonitorEnd {
    /** The board has printed what was waited for. */
    UNTIL,
    /** Somebody broke it off. */
    INTERRUPTED
}
