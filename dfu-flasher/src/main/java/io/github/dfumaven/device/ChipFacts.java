// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.device;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.ChipRevision;
import io.github.dfumaven.words.Numbers;
import java.util.Optional;

/**
 * What a chip told of itself and of the flash chip beside it.
 *
 * @param chip which chip it is
 * @param mac its address, such as {@code 7c:df:a1:00:00:01}, or empty where none is burnt in
 * @param revision its revision
 * @param flashId the identification of its flash chip: six hexadecimal digits, as JEDEC has them; empty if none has answered
 * @param flashSize bytes of the flash chip, or empty if it did not tell a size that is known
 */
public record ChipFacts(
        Chip chip, Optional<String> mac, ChipRevision revision, Optional<String> flashId, Optional<Long> flashSize) {

    /** {@return all of it, for people: clauses with commas between them} */
    public String words() {
        return name(chip)
                + " "
                + revision
                + ", MAC "
                + mac.orElse("unknown")
                + ", "
                + flashId.map(this::words).orElse("no flash chip that answers");
    }

    /**
     * Returns how people spell a chip, and its ROM calls itself.
     *
     * @param chip any chip
     * @return for example {@code ESP32-S3}
     */
    public static String name(Chip chip) {
        return chip.name().replace('_', '-');
    }

    private String words(String id) {
        return "flash chip " + id + " of " + flashSize.map(Numbers::size).orElse("unknown size");
    }
}
