// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.chip;

/**
 * What kind of memory an address belongs to, by the names of esptool. One address can belong to several kinds.
 *
 * @see <a href="https://github.com/espressif/esptool/tree/master/esptool/targets">esptool, targets, MEMORY_MAP</a>
 */
enum MemoryType {
    /** No memory: fills the file between two segments. */
    PADDING,
    /** Data read from flash through the cache. */
    DROM,
    /** Code run from flash through the cache. */
    IROM,
    /** Data memory. */
    DRAM,
    /** Code memory. */
    IRAM,
    /** Memory for data and code, at its data address. */
    DIRAM_DRAM,
    /** Memory for data and code, at its code address. */
    DIRAM_IRAM,
    /** External memory for data. */
    EXTRAM_DATA,
    /** Memory that can be read byte by byte. */
    BYTE_ACCESSIBLE,
    /** Any internal memory. */
    MEM_INTERNAL,
    /** A second range of internal memory. */
    MEM_INTERNAL2,
    /** Data memory that keeps its content in deep sleep. */
    RTC_DRAM,
    /** Code memory that keeps its content in deep sleep. */
    RTC_IRAM,
    /** Slow memory that keeps its content in deep sleep. */
    RTC_DATA,
    /** Data of the chip's own ROM. */
    DROM_MASK,
    /** Code of the chip's own ROM. */
    IROM_MASK,
    /** Cache memory of the first core. */
    CACHE_PRO,
    /** Cache memory of the second core. */
    CACHE_APP,
    /** Registers of the ESP8266. */
    DPORT
}
