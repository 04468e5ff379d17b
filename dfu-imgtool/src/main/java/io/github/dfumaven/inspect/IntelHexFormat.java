// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.ihex.IntelHex;
import java.util.Optional;

/** Intel HEX, which says what goes where in flash and so is a flash image in another spelling. */
final class IntelHexFormat {

    private IntelHexFormat() {}

    static ImageInfo inspect(String name, Bytes file) {
        var info = new ImageInfoBuilder(name, file, FileFormat.FLASH_IMAGE);
        try {
            var hex = IntelHex.parse(file);
            info.problems(hex.problems());
            FlashParts.describe(hex.regions(), Optional.empty(), info);
            if (hex.regions().isEmpty()) {
                info.problem(InspectError.NOTHING_INSIDE.warning("no record holds data"));
            }
        } catch (FormatException damaged) {
            info.problem(Problem.of(damaged));
        }
        return info.build();
    }
}
