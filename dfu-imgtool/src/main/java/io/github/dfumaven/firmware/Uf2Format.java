// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.uf2.Uf2Family;
import io.github.dfumaven.uf2.Uf2File;
import io.github.dfumaven.uf2.Uf2Range;
import java.util.Optional;

/** UF2 files, for ESP chips and for others. */
final class Uf2Format {

    private Uf2Format() {}

    static Optional<AddressedFile> find(Bytes file) {
        return Uf2File.find(file).map(uf2 -> file(file, uf2));
    }

    private static AddressedFile file(Bytes file, Uf2File uf2) {
        boolean single = uf2.families().size() == 1;
        var chip = uf2.families().stream().filter(family -> single).findFirst().flatMap(Uf2Family::chip);
        boolean several = uf2.families().size() > 1;
        var parts = uf2.ranges().stream().map(range -> part(range, several)).toList();
        var boot = BootHeader.find(parts.stream().map(PlacedFile::region).toList());
        return new AddressedFile(
                FileKind.UF2,
                file,
                parts,
                chip.or(() -> boot.flatMap(EspImage::chip)),
                boot.flatMap(EspImage::flashSize),
                chip.isPresent(),
                uf2.problems());
    }

    private static PlacedFile part(Uf2Range range, boolean several) {
        var family = range.family().map(Uf2Family::toString);
        return PlacedFile.at(
                family.orElse("data"),
                family.filter(name -> several).map(name -> name + "-").orElse(""),
                range.region());
    }
}
