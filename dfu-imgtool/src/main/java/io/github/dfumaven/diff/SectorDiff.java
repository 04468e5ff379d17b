// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

/**
 * What differs in one sector of flash. Bytes that neither file knows are in none of the numbers.
 *
 * @param address where the sector starts, a multiple of 4096
 * @param changed bytes that both files know and that differ
 * @param added bytes that only the new file knows
 * @param removed bytes that only the old file knows
 */
public record SectorDiff(long address, int changed, int added, int removed) {

    /** {@return whether the sector must be written to hold what the new file says; not if that says less} */
    public boolean mustBeWritten() {
        return changed > 0 || added > 0;
    }

    boolean isDifferent() {
        return changed > 0 || added > 0 || removed > 0;
    }
}
