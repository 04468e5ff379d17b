// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.extract;

import io.github.dfumaven.archive.DeltaBase;
import io.github.dfumaven.archive.DfuContent;
import io.github.dfumaven.archive.DfuImage;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.esp.FlashSector;
import io.github.dfumaven.input.FlasherArgs;
import io.github.dfumaven.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;

/** Writes the files of an image down as ESP-IDF's build does in {@code flasher_args.json}. */
final class FlasherArgsWriter {

    private FlasherArgsWriter() {}

    /**
     * Returns the content of a {@code flasher_args.json} from which the same image can be built, once the files lie
     * beside it under their names.
     *
     * @param image with a chip, a flash size and files
     * @return JSON in UTF-8, in the shape of ESP-IDF's; {@code dfu_part_size} in it is what files were cut after
     */
    static Bytes write(DfuImage image) {
        var root = new JsonObjectBuilder();
        var settings = new JsonObjectBuilder();
        image.flashSize().ifPresent(size -> settings.put("flash_size", size.toString()));
        root.put("flash_settings", settings);
        var files = new JsonObjectBuilder();
        image.contents()
                .forEach(content -> files.put(String.format(Locale.ROOT, "0x%x", content.address()), content.name()));
        root.put("flash_files", files);
        var extra = new JsonObjectBuilder();
        image.chip().map(Chip::target).ifPresent(target -> extra.put("chip", target));
        root.put("extra_esptool_args", extra);
        root.put(FlasherArgs.PART_SIZE, partSize(image.contents()));
        if (image.delta().isPresent()) {
            root.put(FlasherArgs.DELTA_BASE, DeltaBase.ENTRY);
        }
        return Bytes.utf8(root + "\n");
    }

    /**
     * Returns what files were cut after, as far as the parts tell it.
     *
     * @param contents the files of one archive
     * @return the size of the first of several parts; without such a file the usual size, or more if a file needs it
     */
    static long partSize(List<DfuContent> contents) {
        var cut =
                contents.stream().filter(content -> content.parts().size() > 1).findFirst();
        if (cut.isPresent()) {
            return cut.get().parts().get(0).data().length();
        }
        long largest = contents.stream().mapToLong(DfuContent::size).max().orElse(0);
        return Math.max(CreateRequest.DEFAULT_PART_SIZE, FlashSector.ceil(largest));
    }
}
