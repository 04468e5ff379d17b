// SPDX-License-Identifier: Apache-2.0
/** CSV files, taken apart: fields in lines, without a meaning. The tables of partitions have a dialect of their own, of ESP-IDF's tool. */
@NullMarked
package io.github.dfumaven.csv;

import org.jspecify.annotations.NullMarked;
