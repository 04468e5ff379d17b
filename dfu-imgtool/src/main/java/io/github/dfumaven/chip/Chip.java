// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.chip;

import io.github.dfumaven.error.InvalidRequestException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Espressif's chips, by the names that ESP-IDF gives its targets.
 *
 * @see <a href="https://github.com/espressif/esp-idf/blob/master/tools/mkdfu.py">ESP-IDF, mkdfu.py and dfu.cmake: product
 *     ids and targets</a>
 * @see <a href="https://github.com/espressif/esptool/tree/master/esptool/targets">esptool, targets: image chip ids and
 *     bootloader offsets</a>
 */
public enum Chip {
    // spotless:off
    /** ESP32. */
    ESP32(ChipRow.of("esp32").imageId(0).bootloader(0x1000).uf2(0x1c5f21b0L).with(ChipTrait.FIXED_PAGES, ChipTrait.SIGNATURE_VERSION_1)
            .memory("DROM 3f400000-3f800000; EXTRAM_DATA 3f800000-3fc00000; RTC_DRAM 3ff80000-3ff82000; BYTE_ACCESSIBLE 3ff90000-40000000; "
                    + "DRAM 3ffae000-40000000; DIRAM_DRAM 3ffe0000-3ffffffc; IROM 40000000-40070000; CACHE_PRO 40070000-40078000; "
                    + "CACHE_APP 40078000-40080000; IRAM 40080000-400a0000; DIRAM_IRAM 400a0000-400bfffc; RTC_IRAM 400c0000-400c2000; "
                    + "IROM 400d0000-40400000; RTC_DATA 50000000-50002000")),
    /** ESP32-S2. */
    ESP32_S2(ChipRow.of("esp32s2").imageId(2).bootloader(0x1000).uf2(0xbfdd4eeeL).dfu(0x0002, 0x0723)
            .with(ChipTrait.FIXED_PAGES, ChipTrait.NO_SERIAL_NUMBER)
            .memory("DROM 3f000000-3ff80000; EXTRAM_DATA 3f500000-3ff80000; RTC_DRAM 3ff9e000-3ffa0000; BYTE_ACCESSIBLE 3ff9e000-40000000; "
                    + "MEM_INTERNAL 3ff9e000-40072000; DRAM 3ffb0000-40000000; IROM_MASK 40000000-4001a100; IRAM 40020000-40070000; "
                    + "RTC_IRAM 40070000-40072000; IROM 40080000-40800000; RTC_DATA 50000000-50002000")),
    /** ESP32-C3. */
    ESP32_C3(ChipRow.of("esp32c3").imageId(5).bootloader(0x0000).uf2(0xd42ba06cL).with(ChipTrait.FIXED_PAGES)
            .memory("DROM 3c000000-3c800000; DRAM 3fc80000-3fce0000; BYTE_ACCESSIBLE 3fc88000-3fd00000; DROM_MASK 3ff00000-3ff20000; "
                    + "IROM_MASK 40000000-40060000; IROM 42000000-42800000; IRAM 4037c000-403e0000; RTC_IRAM 50000000-50002000; "
                    + "RTC_DRAM 50000000-50002000; MEM_INTERNAL2 600fe000-60100000")),
    /** ESP32-S3. */
    ESP32_S3(ChipRow.of("esp32s3").imageId(9).bootloader(0x0000).uf2(0xc47e5767L).dfu(0x0009, 0x0728)
            .with(ChipTrait.FIXED_PAGES, ChipTrait.LARGE_SEGMENTS)
            .memory("DROM 3c000000-3d000000; EXTRAM_DATA 3d000000-3e000000; RTC_DRAM 600fe000-60100000; BYTE_ACCESSIBLE 3fc88000-3fd00000; "
                    + "MEM_INTERNAL 3fc88000-403e2000; DRAM 3fc88000-3fd00000; IROM_MASK 40000000-4001a100; IRAM 40370000-403e0000; "
                    + "RTC_IRAM 600fe000-60100000; IROM 42000000-42800000; RTC_DATA 50000000-50002000")),
    /** ESP32-C2. */
    ESP32_C2(ChipRow.of("esp32c2").imageId(12).bootloader(0x0000).uf2(0x2b88d29cL).frequencies(FrequencyCodes.C2)
            .memory("DROM 3c000000-3c400000; DRAM 3fca0000-3fce0000; BYTE_ACCESSIBLE 3fc88000-3fd00000; DROM_MASK 3ff00000-3ff50000; "
                    + "IROM_MASK 40000000-40090000; IROM 42000000-42400000; IRAM 4037c000-403c0000")),
    /** ESP32-C6. */
    ESP32_C6(ChipRow.of("esp32c6").imageId(13).bootloader(0x0000).uf2(0x540ddf62L).frequencies(FrequencyCodes.C6)
            .memory(MemoryMap.OF_C6)),
    /** ESP32-H2. */
    ESP32_H2(ChipRow.of("esp32h2").imageId(16).bootloader(0x0000).uf2(0x332726f6L).frequencies(FrequencyCodes.H2_FAMILY)
            .memory(MemoryMap.OF_C6)),
    /** ESP32-P4. */
    ESP32_P4(ChipRow.of("esp32p4").imageId(18).bootloader(0x2000).uf2(0x3d308e94L).dfu(0x0012, 0x0912)
            .with(ChipTrait.FIXED_PAGES, ChipTrait.LARGE_SEGMENTS)
            .memory("DROM 40000000-4c000000; DRAM 4ff00000-4ffa0000; BYTE_ACCESSIBLE 4ff00000-4ffa0000; DROM_MASK 4fc00000-4fc20000; "
                    + "IROM_MASK 4fc00000-4fc20000; IROM 40000000-4c000000; IRAM 4ff00000-4ffa0000; RTC_IRAM 50108000-50110000; "
                    + "RTC_DRAM 50108000-50110000; MEM_INTERNAL2 600fe000-60100000")),
    /** ESP32-C61. */
    ESP32_C61(ChipRow.of("esp32c61").imageId(20).bootloader(0x0000).uf2(0x77d850c4L).frequencies(FrequencyCodes.C5_FAMILY)
            .with(ChipTrait.LARGE_SEGMENTS)
            .memory("DROM 42000000-44000000; DRAM 40800000-40860000; BYTE_ACCESSIBLE 40800000-40860000; DROM_MASK 4004ac00-40050000; "
                    + "IROM_MASK 40000000-4004ac00; IROM 42000000-44000000; IRAM 40800000-40860000; RTC_IRAM 50000000-50004000; "
                    + "RTC_DRAM 50000000-50004000; MEM_INTERNAL2 600fe000-60100000")),
    /** ESP32-C5. */
    ESP32_C5(ChipRow.of("esp32c5").imageId(23).bootloader(0x2000).uf2(0xf71c0343L).frequencies(FrequencyCodes.C5_FAMILY)
            .with(ChipTrait.LARGE_SEGMENTS)
            .memory("DROM 42000000-44000000; DRAM 40800000-40860000; BYTE_ACCESSIBLE 40800000-40860000; DROM_MASK 4003a000-40040000; "
                    + "IROM_MASK 40000000-4003a000; IROM 42000000-44000000; IRAM 40800000-40860000; RTC_IRAM 50000000-50004000; "
                    + "RTC_DRAM 50000000-50004000; MEM_INTERNAL2 600fe000-60100000")),
    /** ESP32-H21. */
    ESP32_H21(ChipRow.of("esp32h21").imageId(25).bootloader(0x0000).uf2(0xb6dd00afL).frequencies(FrequencyCodes.H2_FAMILY)
            .memory(MemoryMap.OF_C6)),
    /** ESP32-H4. */
    ESP32_H4(ChipRow.of("esp32h4").imageId(28).bootloader(0x2000).uf2(0x9e0baa8aL).frequencies(FrequencyCodes.H2_FAMILY)
            .with(ChipTrait.LARGE_SEGMENTS)
            .memory("DROM 42000000-44000000; DRAM 40810000-40860000; BYTE_ACCESSIBLE 40810000-40860000; DROM_MASK 40000000-40050000; "
                    + "IROM_MASK 40000000-40050000; IROM 42000000-44000000; IRAM 40810000-40860000; RTC_IRAM 50000000-50004000; "
                    + "RTC_DRAM 50000000-50004000; MEM_INTERNAL2 60000000-60100000")),
    /** ESP32-E22. */
    ESP32_E22(ChipRow.of("esp32e22").imageId(31).uf2(0x1c5f21b0L).with(ChipTrait.FAMILY_OF_ANOTHER)
            .memory("DROM 3c000000-40000000; DRAM 31000000-31200000; BYTE_ACCESSIBLE 31000000-31200000; DROM_MASK 30000000-30120000; "
                    + "IROM_MASK 30000000-30120000; IROM 3c000000-40000000; IRAM 30fe0000-31200000; RTC_IRAM c0000000-c0008000; "
                    + "RTC_DRAM c0000000-c0008000")),
    /** ESP32-S31. */
    ESP32_S31(ChipRow.of("esp32s31").imageId(32).bootloader(0x2000).uf2(0x3101f7c1L).frequencies(FrequencyCodes.C5_FAMILY).dfu(0x0020, 0x0764)
            .with(ChipTrait.LARGE_SEGMENTS)
            .memory("DROM 40000000-54000000; DRAM 2f000000-2f080000; BYTE_ACCESSIBLE 2f000000-2f080000; DROM_MASK 2f800000-2f850000; "
                    + "IROM_MASK 2f800000-2f850000; IROM 40000000-54000000; IRAM 2f000000-2f080000; RTC_IRAM 2e000000-2e008000; "
                    + "RTC_DRAM 2e000000-2e008000")),
    /** ESP8266. */
    ESP8266(ChipRow.of("esp8266").bootloader(0x0000).uf2(0x7eab61edL).with(ChipTrait.FIRST_GENERATION)
            .memory("DPORT 3ff00000-3ff00010; DRAM 3ffe8000-40000000; IRAM 40100000-40108000; IROM 40201010-402e1010"));
    // spotless:on
    /** Vendor id of Espressif, of every chip whose ROM speaks DFU: 0x303a. */
    public static final int VENDOR_ID = 0x303a;

    @SuppressWarnings("ImmutableEnumChecker") // it is filled in before anybody else sees it
    private final ChipRow row;

    Chip(ChipRow row) {
        this.row = row;
    }

    /**
     * {@return the chip of a target's name; case and hyphens do not matter}
     *
     * @param name such as {@code esp32s3} or {@code ESP32-S3}
     * @throws InvalidRequestException if there is no such chip
     */
    public static Chip named(String name) throws InvalidRequestException {
        var plain = name.strip().toLowerCase(Locale.ROOT).replace("-", "");
        return Arrays.stream(values())
                .filter(chip -> chip.row.target.equals(plain))
                .findFirst()
                .orElseThrow(() -> TargetError.UNKNOWN_TARGET.about(
                        "target", name, "is no chip we know; those with DFU are %s", targetsWithDfu()));
    }

    /**
     * {@return the chip of a target's name, which must be one whose ROM speaks DFU: a chip with a product id}
     *
     * @param name such as {@code esp32s3}
     * @throws InvalidRequestException if there is no such chip or it has no DFU
     */
    public static Chip namedWithDfu(String name) throws InvalidRequestException {
        var chip = named(name);
        if (!chip.hasDfu()) {
            throw chip.dfuNotSupported();
        }
        return chip;
    }

    /** {@return the error that says that this chip's ROM has no DFU, and which chips' have: the exception, to be thrown} */
    public InvalidRequestException dfuNotSupported() {
        return TargetError.TARGET_WITHOUT_DFU.because(
                "DFU is not supported for this target: %s (it is for %s)", row.target, targetsWithDfu());
    }

    /**
     * {@return the chip whose ROM enumerates with a product id under Espressif's vendor id, or empty}
     *
     * @param productId 0 to 0xffff
     */
    public static Optional<Chip> ofProductId(int productId) {
        return Arrays.stream(values())
                .filter(chip -> chip.row.productId.equals(OptionalInt.of(productId)))
                .findFirst();
    }

    /**
     * {@return the chip that an image header names, or empty}
     *
     * @param imageId the header's chip id, 0 to 0xffff
     */
    public static Optional<Chip> ofImageId(int imageId) {
        return Arrays.stream(values())
                .filter(chip -> chip.row.imageId.equals(OptionalInt.of(imageId)))
                .findFirst();
    }

    /** {@return the chips whose ROM speaks DFU: the chips, in the order of this enum} */
    public static List<Chip> withDfu() {
        return Arrays.stream(values()).filter(Chip::hasDfu).toList();
    }

    /** {@return the places in flash where one ROM or another looks for the bootloader, each once, in ascending order} */
    public static LongStream bootloaderAddresses() {
        return Arrays.stream(values())
                .flatMapToLong(chip -> chip.row.bootloader.stream())
                .distinct()
                .sorted();
    }

    /** {@return ESP-IDF's name of the target: such as {@code esp32s3}} */
    public String target() {
        return row.target;
    }

    /** {@return whether the chip's ROM speaks DFU: true if it has a product id} */
    public boolean hasDfu() {
        return row.productId.isPresent();
    }

    /**
     * {@return the product id with which the ROM enumerates, which is also the one in the suffix of its images: 0 to 0xffff}
     *
     * @throws IllegalStateException if the chip has no DFU
     */
    public int productId() {
        return row.productId.orElseThrow(() -> new IllegalStateException(row.target + " has no DFU"));
    }

    /** {@return the number that stands for this chip in an image header: 0 to 0xffff, or empty for the ESP8266, whose images have none} */
    public OptionalInt imageId() {
        return row.imageId;
    }

    /** {@return where in flash the ROM looks for the bootloader: address in flash, or empty where it is not known} */
    public OptionalLong bootloaderAddress() {
        return row.bootloader;
    }

    /**
     * {@return the release (bcdDevice) that the ROM states, by which it is told from an application: 0 to 0xffff, read off the ROM}
     *
     * @throws IllegalStateException if the chip has no DFU
     */
    public int dfuRelease() {
        productId();
        return row.release;
    }

    /** {@return whether the ROM shows a serial number that tells one chip from another: false where all chips have the same one} */
    public boolean hasSerialNumber() {
        return !has(ChipTrait.NO_SERIAL_NUMBER);
    }

    /** {@return the id of the UF2 family that esptool writes for the chip: 0 to 0xffff_ffff} */
    public long uf2Family() {
        return row.uf2Family;
    }

    /** {@return whether {@link #uf2Family} is its own: false if it is that of an older chip, for which a file of the family is taken} */
    public boolean hasOwnUf2Family() {
        return !has(ChipTrait.FAMILY_OF_ANOTHER);
    }

    /** {@return whether this is a chip from before partition tables, with the short header of images: true for the ESP8266} */
    public boolean isFirstGeneration() {
        return has(ChipTrait.FIRST_GENERATION);
    }

    /** {@return whether flash appears in memory in pages of 64 KiB, and in no other size} */
    public boolean hasFixedPages() {
        return has(ChipTrait.FIXED_PAGES);
    }

    /** {@return whether mapped segments may be larger than 16 MiB} */
    public boolean hasLargeSegments() {
        return has(ChipTrait.LARGE_SEGMENTS);
    }

    /** {@return whether the chip has the first kind of secure boot, with 64 bytes behind the image} */
    public boolean hasFirstSecureBoot() {
        return has(ChipTrait.SIGNATURE_VERSION_1);
    }

    /**
     * {@return how fast flash is clocked, such as {@code 80m}, or empty if the chip does not use the code; the faster one of two}
     *
     * @param code 0 to 15
     */
    public Optional<String> flashFrequency(int code) {
        return row.frequencies.frequency(code).map(FlashFrequency::toString);
    }

    /**
     * {@return the half byte that stands in a header for how fast flash is clocked: 0 to 15}
     *
     * @param frequency such as {@code 80m}, in any case
     * @throws InvalidRequestException if the chip does not have this frequency
     */
    public int flashFrequencyCode(String frequency) throws InvalidRequestException {
        return row.frequencies
                .code(FlashFrequency.named(frequency))
                .orElseThrow(() ->
                        TargetError.BAD_FLASH_FREQUENCY.about("flashFreq", frequency, "is none that the %s has", this));
    }

    /**
     * {@return what kinds of memory the chip has at an address: esptool's names in its order, such as {@code DROM}, possibly none}
     *
     * @param address 0 to 0xffff_ffff
     */
    public List<String> memoryAt(long address) {
        return row.memory.at(address);
    }

    private boolean has(ChipTrait trait) {
        return row.traits.contains(trait);
    }

    /** Returns ESP-IDF's name of the target. */
    @Override
    public String toString() {
        return row.target;
    }

    private static String targetsWithDfu() {
        return withDfu().stream().map(Chip::target).collect(Collectors.joining(", "));
    }
}
