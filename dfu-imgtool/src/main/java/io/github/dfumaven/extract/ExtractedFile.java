// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.extract;

import io.github.dfumaven.bytes.Bytes;
import java.util.OptionalLong;

/**
 * A file that was in a container.
 *
 * @param name its name in the folder
 * @param address where in flash or memory it goes, or empty if the container does not say
 * @param parts how many entries of the container it was cut into
 * @param content all its bytes
 */
public record ExtractedFile(String name, OptionalLong address, int parts, Bytes content) {}
