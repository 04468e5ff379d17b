// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flashmap;

import java.util.OptionalLong;

/**
 * One row of the map.
 *
 * @param name what it is called, possibly nothing
 * @param kind what it is, such as {@code app, ota_0}
 * @param colour what it is for
 * @param from address in flash
 * @param to address behind it
 * @param used bytes that hold something, or empty if that is not known
 */
record Part(String name, String kind, Colour colour, long from, long to, OptionalLong used) {

    long size() {
        return to - from;
    }

    boolean overflows() {
        return used.isPresent() && used.getAsLong() > size();
    }
}
