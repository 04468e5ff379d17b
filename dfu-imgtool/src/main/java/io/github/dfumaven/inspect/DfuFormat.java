// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.image.DfuContent;
import io.github.dfumaven.image.DfuImage;
import io.github.dfumaven.image.FlashParams;
import io.github.dfumaven.layout.BootRules;
import io.github.dfumaven.layout.Content;
import io.github.dfumaven.layout.ContentFinder;
import io.github.dfumaven.layout.FitRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Archives for the DFU of an ESP chip's ROM. */
final class DfuFormat {

    private DfuFormat() {}

    static Optional<ImageInfo> recognise(String name, Bytes file) {
        return DfuImage.isLikely(file) ? Optional.of(inspect(name, file)) : Optional.empty();
    }

    private static ImageInfo inspect(String name, Bytes file) {
        var image = DfuImage.inspect(file);
        var problems = new ArrayList<>(image.problems());
        var contents = contents(image, problems);
        var partitions = ContentFinder.partitions(contents);
        var flashSize =
                image.params().map(FlashParams::chipSize).map(OptionalLong::of).orElse(OptionalLong.empty());
        problems.addAll(FitRules.check(image.chip(), flashSize, contents, partitions));
        problems.addAll(BootRules.check(contents, partitions));
        return new ImageInfoBuilder(name, file, FileFormat.DFU)
                .target(image.chip())
                .suffix(Suffix.of(file))
                .flashSize(flashSize)
                .delta(image.delta())
                .entries(image.entries())
                .contents(ContentFinder.inPartitions(contents, partitions))
                .partitions(partitions)
                .problems(problems)
                .build();
    }

    private static List<Content> contents(DfuImage image, List<Problem> problems) {
        var contents = new ArrayList<Content>();
        for (DfuContent content : image.contents()) {
            contents.add(ContentFinder.identify(
                    content.name(), content.address(), content.parts().size(), content.data(), problems));
        }
        return contents;
    }
}
