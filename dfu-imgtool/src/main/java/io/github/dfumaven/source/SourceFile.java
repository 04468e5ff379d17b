// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.source;

import java.nio.file.Path;

/**
 * A file and where in flash it goes.
 *
 * @param address address in flash, 0 to 0xffff_ffff
 * @param file the file
 */
public record SourceFile(long address, Path file) {}
