// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.esp.EspImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Looks for a bootloader where chips look for it; its header tells chip and flash. Address 0 comes last: many a file begins
 * there that is for another chip.
 */
final class BootHeader {

    private BootHeader() {}

    static Optional<EspImage> find(List<Region> regions) {
        return LongStream.concat(Chip.bootloaderAddresses().filter(place -> place > 0), LongStream.of(0))
                .boxed()
                .flatMap(place -> regions.stream()
                        .filter(region -> place >= region.address() && place < region.end())
                        .flatMap(region -> EspImage.find(region.data().slice((int) (place - region.address())))
                                .filter(image -> image.chip().isPresent())
                                .stream()))
                .findFirst();
    }
}
