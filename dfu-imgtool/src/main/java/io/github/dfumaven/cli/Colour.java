// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

/** When colours are used. */
enum Colour {
    /** On a terminal that shows them, unless the environment has {@code NO_COLOR}. */
    AUTO,
    /** Always, for example in front of a pager. */
    ALWAYS,
    /** Never. */
    NEVER
}
