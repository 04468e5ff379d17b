// SPDX-License-Identifier: Apache-2.0
/**
 * What other makers put in front of the content of a DFU file: ST's DfuSe container with several addressed elements,
 * and the prefixes of TI and NXP. All of it is sent to the device, unlike the suffix.
 *
 * <pre>{@code
 * DfuSeFile file = DfuSeFile.parse(payload);                    // a DFU file without its suffix
 * file.targets().get(0).elements().get(0).address();            // 0x08000000
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.dfuse;

import org.jspecify.annotations.NullMarked;
