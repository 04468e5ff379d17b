// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dfuse;

import io.github.dfumaven.bytes.Region;
import java.util.List;
import java.util.Optional;

/**
 * The part of a DfuSe file that goes to one alternate setting.
 *
 * @param alternate alternate setting of the DFU interface, 0 to 255
 * @param name what the builder called the target, such as {@code Internal Flash}; empty if it has no name
 * @param elements what to write where, in file order
 */
public record DfuSeTarget(int alternate, Optional<String> name, List<Region> elements) {

    /** Creates a target. */
    public DfuSeTarget {
        elements = List.copyOf(elements);
    }
}
