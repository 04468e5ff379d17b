// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.dfuse.DfuSeFile;
import io.github.dfumaven.dfuse.DfuSeTarget;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.firmware.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** ST's container. */
final class DfuSeFormat {

    private DfuSeFormat() {}

    static ImageInfo inspect(String name, Bytes file) {
        var info = new ImageInfoBuilder(name, file, FileFormat.DFUSE)
                .suffix(Suffix.of(file))
                .problems(Suffix.problems(file));
        try {
            var container = DfuSeFile.parse(Suffix.payload(file));
            info.contents(contents(container.targets())).problems(container.problems());
        } catch (FormatException damaged) {
            info.problem(Problem.of(damaged));
        }
        Suffix.of(file)
                .filter(suffix -> suffix.fields().bcdDfu() != DfuSuffix.DFUSE)
                .ifPresent(suffix -> info.problem(InspectError.DFUSE_SUFFIX_VERSION.warning(
                        "bcdDFU of the suffix is 0x%04x, but DfuSe files have 0x%04x",
                        suffix.fields().bcdDfu(), DfuSuffix.DFUSE)));
        return info.build();
    }

    private static List<Content> contents(List<DfuSeTarget> targets) {
        var contents = new ArrayList<Content>();
        for (var target : targets) {
            var name = target.name().filter(text -> !text.isBlank()).orElse("target " + target.alternate());
            target.elements().forEach(element -> contents.add(content(name, element)));
        }
        contents.sort(Comparator.comparingLong(Content::address));
        return contents;
    }

    private static Content content(String name, Region element) {
        return Content.data(name, element.address(), element.data().length());
    }
}
