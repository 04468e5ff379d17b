// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.chip;

/**
 * A revision of a chip or of its eFuse block.
 *
 * @param number major times 100 plus minor, 0 to 0xffff: 100 is v1.0
 */
public record ChipRevision(int number) implements Comparable<ChipRevision> {

    /** {@return the number in front of the point: 0 to 655} */
    public int major() {
        return number / 100;
    }

    /** {@return the number behind the point: 0 to 99} */
    public int minor() {
        return number % 100;
    }

    @Override
    public int compareTo(ChipRevision other) {
        return Integer.compare(number, other.number);
    }

    /** Returns such as {@code v1.0}. */
    @Override
    public String toString() {
        return "v" + major() + "." + minor();
    }
}
