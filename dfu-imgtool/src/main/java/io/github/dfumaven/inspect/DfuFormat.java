// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.archive.DfuImage;
import io.github.dfumaven.archive.FlashParams;
import io.github.dfumaven.archive.SuffixRules;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.layout.Layout;
import io.github.dfumaven.layout.LayoutTarget;
import io.github.dfumaven.layout.PlacedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Archives for the DFU of an ESP chip's ROM. */
final class DfuFormat {

    private DfuFormat() {}

    static ImageInfo inspect(String name, Bytes file) {
        var image = DfuImage.inspect(file);
        var problems = new ArrayList<>(image.problems());
        var flashSize =
                image.params().map(FlashParams::chipSize).map(OptionalLong::of).orElse(OptionalLong.empty());
        var layout = Layout.of(files(image), new LayoutTarget(image.chip(), flashSize, false));
        problems.addAll(layout.problems());
        image.suffix()
                .ifPresent(suffix ->
                        problems.addAll(SuffixRules.check(suffix.idVendor(), suffix.idProduct(), layout.chip())));
        return new ImageInfoBuilder(name, file, FileFormat.DFU)
                .target(layout.chip())
                .suffix(Suffix.of(file))
                .flashSize(flashSize)
                .delta(image.delta())
                .entries(image.entries())
                .contents(layout.files())
                .partitions(layout.partitions())
                .problems(problems)
                .build();
    }

    private static List<PlacedFile> files(DfuImage image) {
        return image.contents().stream()
                .filter(content -> content.size() > 0)
                .map(content -> PlacedFile.of(
                        content.name(), content.address(), content.parts().size(), content.data()))
                .toList();
    }
}
