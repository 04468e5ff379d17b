// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.ihex.IntelHex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Intel HEX. */
final class HexFormat {

    private HexFormat() {}

    static Optional<FlashText> find(Bytes file) {
        return IntelHex.isIntelHex(file) ? Optional.of(read(file)) : Optional.empty();
    }

    private static FlashText read(Bytes file) {
        try {
            var hex = IntelHex.parse(file);
            var problems = new ArrayList<>(hex.problems());
            if (hex.regions().isEmpty()) {
                problems.add(FirmwareError.NOTHING_INSIDE.warning("no record holds data"));
            }
            return new FlashText(FileKind.INTEL_HEX, file, hex.regions(), problems);
        } catch (FormatException damaged) {
            return new FlashText(FileKind.INTEL_HEX, file, List.of(), List.of(Problem.of(damaged)));
        }
    }
}
