// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.bytes.Bytes;

/**
 * An item of a page, sound by itself.
 *
 * @param page number of the page
 * @param index of its first entry
 * @param entry its first entry
 * @param data what is in the entries behind it
 */
record FoundItem(int page, int index, Entry entry, Bytes data) {

    String place() {
        return Findings.place(page, index) + ", key " + entry.name();
    }

    boolean isNamespace() {
        return entry.namespace() == Entry.NAMESPACES;
    }
}
