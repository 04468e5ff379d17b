// SPDX-License-Identifier: Apache-2.0
/**
 * DFU files of any vendor: a payload and the suffix that says what device it is for.
 *
 * <pre>{@code
 * DfuFile file = DfuFile.parse(Bytes.read(Path.of("dfu.bin")));
 * Bytes toSend = file.payload();
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.dfu;

import org.jspecify.annotations.NullMarked;
