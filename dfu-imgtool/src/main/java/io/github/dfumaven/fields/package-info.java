// SPDX-License-Identifier: Apache-2.0
/**
 * Fields of binary records, read and written in their order, each by its name.
 *
 * <pre>{@code
 * int vendor = new ByteReader(file.slice(file.length() - 12)).u16le("idVendor");
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.fields;

import org.jspecify.annotations.NullMarked;
