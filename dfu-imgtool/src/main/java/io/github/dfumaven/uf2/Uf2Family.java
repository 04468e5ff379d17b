// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.uf2;

import io.github.dfumaven.chip.Chip;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The family id of a UF2 block: which chips the block is for.
 *
 * @param id 0 to 0xffff_ffff
 * @see <a href="https://github.com/microsoft/uf2/blob/master/utils/uf2families.json">uf2families.json</a>
 */
public record Uf2Family(long id) {

    /** The family of blocks that every board takes; the RP2350 tools put one in front of their files. */
    static final Uf2Family ABSOLUTE = new Uf2Family(0xe48bff57L);

    // spotless:off
    private static final Map<Long, String> OTHERS = Map.of(
            0x68ed2b88L, "SAMD21",
            0x1851780aL, "SAML21",
            0x55114460L, "SAMD51",
            0x1b57745fL, "NRF52",
            0xada52840L, "NRF52840",
            0x5ee21072L, "STM32F1",
            0x57755a57L, "STM32F4",
            0xe48bff56L, "RP2040",
            0xe48bff59L, "RP2350");
    // spotless:on

    /**
     * Creates a family.
     *
     * @throws IllegalArgumentException if the id needs more than 32 bits
     */
    public Uf2Family {
        if (id < 0 || id > 0xffff_ffffL) {
            throw new IllegalArgumentException(id + " is not a family id of 32 bits");
        }
    }

    /**
     * {@return the family that esptool writes for a chip: its family; the ESP32-E22 shares that of the ESP32}
     *
     * @param chip any chip
     */
    public static Uf2Family of(Chip chip) {
        return new Uf2Family(chip.uf2Family());
    }

    /** {@return Espressif's chip of this family: the chip, or empty for other makers' families} */
    public Optional<Chip> chip() {
        return Arrays.stream(Chip.values())
                .filter(chip -> chip.uf2Family() == id && chip.hasOwnUf2Family())
                .findFirst();
    }

    /** Returns the name of the chip or family where it is known, else the id in hexadecimal. */
    @Override
    public String toString() {
        return chip().map(Chip::target)
                .orElseGet(() -> OTHERS.getOrDefault(id, String.format(Locale.ROOT, "0x%08x", id)));
    }
}
