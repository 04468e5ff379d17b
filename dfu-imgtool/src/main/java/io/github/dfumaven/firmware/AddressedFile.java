// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.error.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A container that says where its content goes, of any maker.
 *
 * @param kind which format it is
 * @param file all its bytes
 * @param parts what goes where, in the order of the file
 * @param chip the chip that it says it is for, or empty
 * @param flashSize the flash that it says it is for, or empty
 * @param ofFlash whether all of it goes into the flash of one of Espressif's chips
 * @param problems what is wrong with it
 */
public record AddressedFile(
        FileKind kind,
        Bytes file,
        List<PlacedFile> parts,
        Optional<Chip> chip,
        Optional<FlashSize> flashSize,
        boolean ofFlash,
        List<Problem> problems)
        implements FirmwareFile {

    public AddressedFile {
        parts = List.copyOf(parts);
        problems = List.copyOf(problems);
    }
}
