// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

/**
 * What is in a page, in numbers.
 *
 * @param number of the page in the partition, from 0
 * @param state such as {@code active} or {@code full}
 * @param sequence grows from page to page in the order in which they were begun
 * @param written entries that hold something, 0 to 126
 * @param erased entries that are no longer valid, 0 to 126
 */
public record NvsPage(int number, String state, long sequence, int written, int erased) {

    /**
     * Returns how many entries are left.
     *
     * @return 0 to 126
     */
    public int free() {
        return PageWriter.ENTRIES - written - erased;
    }
}
