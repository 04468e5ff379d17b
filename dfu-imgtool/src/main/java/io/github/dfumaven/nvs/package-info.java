// SPDX-License-Identifier: Apache-2.0
/**
 * Partitions of NVS, ESP-IDF's store of keys and values: compiled from CSV files byte for byte as Espressif's
 * esp-idf-nvs-partition-gen does, read back, checked, and encrypted with AES-XTS.
 *
 * <pre>{@code
 * NvsValues values = NvsValues.read(List.of(NvsFile.read(csv)));
 * Bytes partition = values.compile(NvsOptions.ofSize("24K").build());
 * List<NvsItem> found = NvsPartition.parse(partition, Optional.empty()).items();
 * }</pre>
 *
 * @see <a href="https://docs.espressif.com/projects/esp-idf/en/stable/esp32s3/api-reference/storage/nvs_flash.html">ESP-IDF,
 *     non-volatile storage library, internals</a>
 * @see <a href="https://docs.espressif.com/projects/esp-idf/en/stable/esp32s3/api-reference/storage/nvs_partition_gen.html">ESP-IDF,
 *     NVS partition generator</a>
 */
@NullMarked
package io.github.dfumaven.nvs;

import org.jspecify.annotations.NullMarked;
