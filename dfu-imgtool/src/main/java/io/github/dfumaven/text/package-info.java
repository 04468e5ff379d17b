// SPDX-License-Identifier: Apache-2.0
/**
 * Text for people: tables that fit the terminal.
 *
 * <pre>{@code
 * new TextTable("name", "size>").row("nvs", "24 KB").lines(80);
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.text;

import org.jspecify.annotations.NullMarked;
