// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.chip.Chip;
import java.util.Iterator;

/** The names of the chips whose ROM speaks DFU, for help and completion. */
final class DfuTargets implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return Chip.withDfu().stream().map(Chip::target).iterator();
    }
}
