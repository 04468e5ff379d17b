// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.create;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.error.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was put into an image.
 *
 * @param image the file written
 * @param size its bytes
 * @param productId idProduct of its suffix, 0 to 0xffff
 * @param chip the chip it is for, or empty if no chip we know has that product id
 * @param flashSize size of the flash chip
 * @param pieces what goes where, by ascending address
 * @param warnings what somebody should look at
 */
public record CreateResult(
        Path image,
        long size,
        int productId,
        Optional<Chip> chip,
        FlashSize flashSize,
        List<PlacedFile> pieces,
        List<Problem> warnings) {

    public CreateResult {
        pieces = List.copyOf(pieces);
        warnings = List.copyOf(warnings);
    }

    /** {@return what was put where, as people read it: a line an entry, and one for all} */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        // Of all locales Java 17 has the numbers of this one at hand, and reads the data of all others first.
        for (var piece : pieces) {
            lines.add(String.format(Locale.US, "0x%08x  %9d  %s", piece.address(), piece.size(), piece.fileName()));
        }
        var what = chip.map(Chip::target).orElseGet(() -> String.format(Locale.ROOT, "product id 0x%04x", productId));
        lines.add(String.format(Locale.US, "%s: %d bytes for %s, flash %s", image, size, what, flashSize));
        return lines;
    }
}
