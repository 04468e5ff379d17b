// SPDX-License-Identifier: Apache-2.0
/**
 * What the scripts beside the test projects use: inputs made by a formula, and the log of a build. Nothing here uses the
 * code under test.
 *
 * <pre>{@code
 * Firmware.of("esp32s3").writeTo(new File(basedir, "build"));
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.it;

import org.jspecify.annotations.NullMarked;
