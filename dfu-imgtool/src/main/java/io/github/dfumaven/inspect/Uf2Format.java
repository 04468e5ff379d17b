// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.uf2.Uf2Family;
import io.github.dfumaven.uf2.Uf2File;
import io.github.dfumaven.uf2.Uf2Range;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** UF2 files, for ESP chips and for others. */
final class Uf2Format {

    private Uf2Format() {}

    static ImageInfo inspect(String name, Bytes file) {
        var info = new ImageInfoBuilder(name, file, FileFormat.UF2);
        try {
            contents(Uf2File.parse(file), info);
        } catch (FormatException damaged) {
            info.problem(Problem.of(damaged));
        }
        return info.build();
    }

    private static void contents(Uf2File file, ImageInfoBuilder info) {
        info.problems(file.problems());
        var chips = file.families().stream()
                .flatMap(family -> family.chip().stream())
                .distinct()
                .toList();
        if (chips.size() == 1 && file.families().size() == 1) {
            FlashParts.describe(regions(file.ranges()), Optional.of(chips.get(0)), info);
            return;
        }

        var ranges = file.ranges().stream().map(range -> Content.data(name(range), range.address(), range.size()));
        info.contents(ranges.sorted(Comparator.comparingLong(Content::address)).toList());
    }

    private static List<Region> regions(List<Uf2Range> ranges) {
        return ranges.stream().map(Uf2Range::region).toList();
    }

    private static String name(Uf2Range range) {
        return range.family().map(Uf2Family::toString).orElse("data");
    }
}
