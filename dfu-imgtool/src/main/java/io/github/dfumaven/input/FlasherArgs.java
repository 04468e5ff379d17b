// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.input;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.files.FileNames;
import io.github.dfumaven.json.StrictJson;
import io.github.dfumaven.source.SourceFile;
import io.github.dfumaven.words.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a build of ESP-IDF says about its images in {@code build/flasher_args.json}.
 *
 * @param source the JSON file
 * @param chip name of the target, such as {@code esp32s3}; empty in files that only list images
 * @param flashSize such as {@code 4MB}, but also {@code detect} or {@code keep}
 * @param files the images and their addresses, in the order of the file, resolved against its folder
 * @param partSize bytes after which a file was cut in the archive that these files come from; ESP-IDF says nothing of it
 * @param deltaBase what the board has to hold already, if these files come from a delta; ESP-IDF says nothing of it
 * @param encrypted those of the images that the build encrypts for the flash
 * @see <a href="https://docs.espressif.com/projects/esp-idf/en/latest/esp32s3/api-guides/build-system.html">ESP-IDF
 *     Programming Guide, Build System, flasher_args.json</a>
 */
public record FlasherArgs(
        Path source,
        Optional<String> chip,
        Optional<String> flashSize,
        List<SourceFile> files,
        OptionalLong partSize,
        Optional<Path> deltaBase,
        List<Path> encrypted) {

    /** Usual name of the file. */
    public static final String NAME = "flasher_args.json";

    /** The key of what files were cut after, which only {@code extract} writes. */
    public static final String PART_SIZE = "dfu_part_size";

    /** Likewise, the key for the file that says what a delta was made from. */
    public static final String DELTA_BASE = "dfu_delta_base";

    public FlasherArgs {
        files = List.copyOf(files);
        encrypted = List.copyOf(encrypted);
    }

    /**
     * Reads the file.
     *
     * @param source the JSON file, or a build folder that holds {@code flasher_args.json}
     * @return what it says
     * @throws FormatException if it is not strict JSON in UTF-8, or lacks {@code flash_files}, or an address is no number
     * @throws IOException if it cannot be read, or a path in it is none on this system
     */
    public static FlasherArgs read(Path source) throws IOException {
        var file = Files.isDirectory(source) ? source.resolve(NAME) : source;
        try {
            return parse(file, Bytes.read(file));
        } catch (FormatException e) {
            throw e.in(file.toString());
        } catch (InvalidPathException e) {
            throw FileNames.unusable(e);
        }
    }

    /** Tells whether the files were taken out of an archive, which holds their bytes as they are. */
    boolean isOfArchive() {
        return partSize.isPresent();
    }

    static FlasherArgs parse(Path file, Bytes content) throws FormatException {
        if (!(StrictJson.parse(content, InputError.FLASHER_ARGS_BAD_JSON, InputError.FLASHER_ARGS_BAD_VALUE)
                instanceof JsonObject root)) {
            throw InputError.FLASHER_ARGS_BAD_VALUE.of("the outermost value is not an object");
        }
        if (!(root.get("flash_files") instanceof JsonObject flashFiles)) {
            throw InputError.FLASHER_ARGS_BAD_VALUE.of("there is no object \"flash_files\"");
        }

        var folder = Objects.requireNonNullElse(file.getParent(), Path.of(""));
        var files = new ArrayList<SourceFile>();
        for (var entry : flashFiles.entrySet()) {
            var path = text(entry.getValue(), "flash_files[\"" + entry.getKey() + "\"]");
            files.add(new SourceFile(address(entry.getKey(), path), BuildPaths.resolve(folder, path)));
        }
        return new FlasherArgs(
                file,
                textIn(root, "extra_esptool_args", "chip"),
                textIn(root, "flash_settings", "flash_size"),
                files,
                partSize(root),
                textOf(root.get(DELTA_BASE)).map(folder::resolve),
                encrypted(root, folder));
    }

    private static long address(String key, String path) throws FormatException {
        if (key.isEmpty()) {
            throw InputError.FLASHER_ARGS_BAD_VALUE
                    .of("the address of %s is empty", path)
                    .withHint("The partition table has no partition for this file; add one and build again.");
        }

        long address = Numbers.integer(key).orElse(-1);
        if (address < 0 || address > 0xffff_ffffL) {
            throw InputError.FLASHER_ARGS_BAD_VALUE.of(
                    "\"%s\", the address of %s, is no number from 0 to 0xffffffff", key, path);
        }
        return address;
    }

    private static OptionalLong partSize(JsonObject root) throws FormatException {
        if (!(root.get(PART_SIZE) instanceof JsonPrimitive value)) {
            return OptionalLong.empty();
        }

        long size = Numbers.integer(value.getAsString()).orElse(-1);
        if (size <= 0 || size > Integer.MAX_VALUE) {
            throw InputError.FLASHER_ARGS_BAD_VALUE.of("\"%s\" is %s, which is no size", PART_SIZE, value);
        }
        return OptionalLong.of(size);
    }

    private static List<Path> encrypted(JsonObject root, Path folder) {
        return root.entrySet().stream()
                .map(entry -> entry.getValue())
                .filter(value -> value instanceof JsonObject image
                        && image.has("offset")
                        && textOf(image.get("encrypted")).filter("true"::equals).isPresent())
                .flatMap(value -> textOf(value.getAsJsonObject().get("file")).stream())
                .map(path -> BuildPaths.resolve(folder, path))
                .toList();
    }

    private static Optional<String> textIn(JsonObject root, String object, String key) {
        return root.get(object) instanceof JsonObject inner ? textOf(inner.get(key)) : Optional.empty();
    }

    private static Optional<String> textOf(@Nullable JsonElement value) {
        return value instanceof JsonPrimitive text
                        && text.isString()
                        && !text.getAsString().isEmpty()
                ? Optional.of(text.getAsString())
                : Optional.empty();
    }

    private static String text(JsonElement value, String place) throws FormatException {
        return textOf(value)
                .orElseThrow(() ->
                        InputError.FLASHER_ARGS_BAD_VALUE.of("%s is not the name of a file but %s", place, value));
    }
}
