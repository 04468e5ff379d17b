// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.extract;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Tells programs what was extracted. */
public final class ExtractionJson {

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private ExtractionJson() {}

    /**
     * Returns what was extracted as JSON: {@code file}, {@code directory}, {@code manifest}, {@code rebuilds} and
     * {@code files}, each with {@code name}, {@code address}, {@code size}, {@code parts} and {@code sha256}.
     *
     * @param done what was extracted
     * @return an object in several lines, without a line feed at the end
     */
    public static String write(Extraction done) {
        var json = new JsonObject();
        json.addProperty("file", done.source().toString());
        json.addProperty("directory", done.folder().toString());
        json.addProperty("manifest", done.manifest());
        json.addProperty("rebuilds", done.rebuilds());
        var files = new JsonArray();
        for (var file : done.files()) {
            var one = new JsonObject();
            one.addProperty("name", file.name());
            one.add(
                    "address",
                    file.address().isPresent()
                            ? new JsonPrimitive(file.address().getAsLong())
                            : JsonNull.INSTANCE);
            one.addProperty("size", file.content().length());
            one.addProperty("parts", file.parts());
            one.addProperty("sha256", file.content().sha256().toHex());
            files.add(one);
        }
        json.add("files", files);
        return GSON.toJson(json);
    }
}
