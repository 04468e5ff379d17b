// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.layout;

import io.github.dfumaven.content.ContentKind;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.partition.PartitionOptions;
import java.util.ArrayList;
import java.util.List;

/** Whether what lies in flash would be found and started. */
final class BootRules {

    private static final long PAGE = 0x10000;

    private BootRules() {}

    /**
     * Returns what the chip would stumble over.
     *
     * @param contents what lies where
     * @return broken rules of partition tables, as bad as they are; warnings for what is only doubtful
     */
    static List<Problem> check(List<Content> contents) {
        var problems = new ArrayList<Problem>();
        for (var content : contents) {
            content.table().ifPresent(table -> {
                var all = table.problems(
                        PartitionOptions.builder().offset(content.address()).build());
                // what was doubtful while the table was read is told already
                problems.addAll(all.subList(table.warnings().size(), all.size()));
            });
            app(content, problems);
        }
        tables(contents, problems);
        return problems;
    }

    /**
     * Returns what does not fit the flash chip.
     *
     * @param flashSize bytes of the flash chip
     * @param contents what lies where
     * @return errors
     */
    static List<Problem> bounds(long flashSize, List<Content> contents) {
        return contents.stream()
                .filter(content -> content.end() > flashSize)
                .map(content -> LayoutError.CONTENT_BEYOND_FLASH.error(
                        "%s at 0x%x: ends at 0x%x, but the flash ends at 0x%x",
                        content.name(), content.address(), content.end(), flashSize))
                .toList();
    }

    private static void app(Content content, List<Problem> problems) {
        if (content.kind() != ContentKind.APP || content.image().isEmpty()) {
            return;
        }
        long page = page(content.image().get());
        if (content.address() % page != 0) {
            problems.add(LayoutError.APP_NOT_ALIGNED.warning(
                    "%s is an app at 0x%x, which is no multiple of 0x%x, so the chip cannot run it from there",
                    content.name(), content.address(), page));
        }
    }

    private static long page(EspImage image) {
        int log2 = image.app().map(app -> app.mmuPageSizeLog2()).orElse(0);
        return log2 >= 13 && log2 <= 18 ? Math.min(PAGE, 1L << log2) : PAGE;
    }

    private static void tables(List<Content> contents, List<Problem> problems) {
        var tables =
                contents.stream().filter(content -> content.table().isPresent()).toList();
        for (var other : tables.stream().skip(1).toList()) {
            problems.add(LayoutError.SECOND_TABLE.warning(
                    "%s at 0x%x: is a second partition table besides the one at 0x%x",
                    other.name(), other.address(), tables.get(0).address()));
        }
    }
}
