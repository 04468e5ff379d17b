// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.dfu.DfuSuffix;

/**
 * The DFU suffix of a file and whether it fits the file.
 *
 * @param fields as stored
 * @param crcValid whether the CRC is that of the file
 */
public record Suffix(DfuSuffix fields, boolean crcValid) {}
