// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.vectors;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dfumaven.bytes.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** Real firmware from public repositories, with the facts that parsing by other tools gave. */
public record Corpus(Path path, JsonObject json) {

    /** Returns all files, or skips the calling test when the corpus is not there. */
    public static List<Corpus> files() {
        var folder = Shared.require().resolve("corpus");
        try {
            var entries = JsonParser.parseString(Files.readString(folder.resolve("index.json")))
                    .getAsJsonObject()
                    .getAsJsonArray("entries");
            return StreamSupport.stream(entries.spliterator(), false)
                    .map(entry -> new Corpus(
                            folder.resolve(entry.getAsJsonObject().get("file").getAsString()), entry.getAsJsonObject()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String file() {
        return json.get("file").getAsString();
    }

    public String kind() {
        return json.get("kind").getAsString();
    }

    public JsonObject verified() {
        return json.getAsJsonObject("verified");
    }

    public Bytes content() throws IOException {
        return Bytes.read(path);
    }
}
