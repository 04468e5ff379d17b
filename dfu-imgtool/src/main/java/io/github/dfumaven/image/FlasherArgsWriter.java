// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.image;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.esp.Chip;
import java.util.Locale;

/** Writes the files of an image down as ESP-IDF's build does in {@code flasher_args.json}. */
final class FlasherArgsWriter {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private FlasherArgsWriter() {}

    /**
     * Returns the text from which {@code create} builds an image again.
     *
     * @param image with a chip, a flash size and files
     * @param partSize bytes after which files are cut
     */
    static Bytes write(DfuImage image, long partSize) {
        var root = new JsonObject();
        var settings = new JsonObject();
        image.flashSize().ifPresent(size -> settings.addProperty("flash_size", size.toString()));
        root.add("flash_settings", settings);
        var files = new JsonObject();
        image.contents()
                .forEach(content ->
                        files.addProperty(String.format(Locale.ROOT, "0x%x", content.address()), content.name()));
        root.add("flash_files", files);
        var extra = new JsonObject();
        image.chip().map(Chip::target).ifPresent(target -> extra.addProperty("chip", target));
        root.add("extra_esptool_args", extra);
        root.addProperty(FlasherArgs.PART_SIZE, partSize);
        if (image.delta().isPresent()) {
            root.addProperty(FlasherArgs.DELTA_BASE, DeltaBase.ENTRY);
        }
        return Bytes.utf8(GSON.toJson(root) + "\n");
    }
}
