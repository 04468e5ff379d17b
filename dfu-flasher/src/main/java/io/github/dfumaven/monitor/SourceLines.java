// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import java.util.List;
import java.util.Map;

/** Finds the places in the source from which the code at addresses was made. */
@FunctionalInterface
interface SourceLines {

    /** Finds nothing: there is no tool for it. */
    SourceLines NONE = addresses -> Map.of();

    /**
     * A place in the source.
     *
     * @param function its name as in the source; empty if not known
     * @param place file and line, such as {@code main.c:42}; empty if not known
     */
    record Found(String function, String place) {}

    /** Returns what is known, by address. */
    Map<Long, Found> of(List<Long> addresses);
}
