// SPDX-License-Identifier: Apache-2.0
/**
 * How errors are made: the kinds of codes, each with only those ways to be told that its kind has, and what fails whatever a
 * package is about. Each package that reports errors has a class of its codes.
 *
 * <pre>{@code
 * static final FormatErrorCode SUFFIX_BAD_CRC =
 *         new FormatErrorCode("suffix-bad-crc", "The file changed after it was built; build it again.");
 * throw SUFFIX_BAD_CRC.at(12, "dwCRC is 0x%08x, but the bytes before it give 0x%08x", stored, computed);
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.fault;

import org.jspecify.annotations.NullMarked;
