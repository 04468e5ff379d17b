// SPDX-License-Identifier: Apache-2.0
/**
 * Who may open the USB devices of a machine: device files, groups, drivers and udev rules, and the rule of our own; and what
 * else lies between us and boards.
 *
 * <pre>{@code
 * Machine machine = Machine.current();
 * String rule = UdevRule.text(machine);
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.access;

import org.jspecify.annotations.NullMarked;
