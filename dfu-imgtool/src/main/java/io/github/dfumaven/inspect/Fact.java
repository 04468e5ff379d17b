// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

/**
 * One thing that is known, as people read it.
 *
 * @param name what it is about, such as {@code size}
 * @param value in words and numbers; texts from files are as they stand there
 */
public record Fact(String name, String value) {}
