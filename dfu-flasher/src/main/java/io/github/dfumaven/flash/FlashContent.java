// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bytes.Bytes;

/**
 * What a part of flash has to hold.
 *
 * @param name of the file, for messages
 * @param address where it begins in flash, 0 or more
 * @param data all its bytes
 */
public record FlashContent(String name, long address, Bytes data) {

    public FlashContent {
        if (address < 0) {
            throw new IllegalArgumentException("address " + address + " is negative");
        }
    }

    long end() {
        return address + data.length();
    }
}
