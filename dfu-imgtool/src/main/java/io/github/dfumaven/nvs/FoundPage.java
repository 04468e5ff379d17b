// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import java.util.List;

/**
 * A page that holds something, read.
 *
 * @param summary what to tell of it
 * @param state its state
 * @param version of its format
 * @param items its items in their order
 */
record FoundPage(NvsPage summary, PageState state, NvsVersion version, List<FoundItem> items) {}
