// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.vectors;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dfumaven.bytes.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * One reference case: its description and its inputs.
 *
 * @param folder where its files lie
 * @param json its {@code case.json}
 */
public record VectorCase(Path folder, JsonObject json) {

    static VectorCase load(Path folder) {
        try {
            return new VectorCase(
                    folder,
                    JsonParser.parseString(Files.readString(folder.resolve("case.json")))
                            .getAsJsonObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String id() {
        return json.get("id").getAsString();
    }

    /** One of {@code exact}, {@code lenient} and {@code reject}. */
    public String strictness() {
        return json.get("strictness").getAsString();
    }

    public boolean isExact() {
        return strictness().equals("exact");
    }

    public boolean isReject() {
        return strictness().equals("reject");
    }

    public List<String> args() {
        return StreamSupport.stream(json.getAsJsonArray("args").spliterator(), false)
                .map(JsonElement::getAsString)
                .toList();
    }

    public Map<String, String> env() {
        var env = new LinkedHashMap<String, String>();
        if (json.has("env")) {
            json.getAsJsonObject("env")
                    .entrySet()
                    .forEach(e -> env.put(e.getKey(), e.getValue().getAsString()));
        }
        return env;
    }

    public JsonObject expect() {
        return json.getAsJsonObject("expect");
    }

    /** The bytes the reference tool wrote, where the case stores them or says how they are made. */
    public Optional<Bytes> expectedOutput() throws IOException {
        if (expect().has("output") && expect().getAsJsonObject("output").has("source")) {
            return Optional.of(make(expect().getAsJsonObject("output").getAsJsonObject("source")));
        }
        if (!expect().has("output") || !expect().getAsJsonObject("output").has("stored")) {
            return Optional.empty();
        }
        var stored =
                folder.resolve(expect().getAsJsonObject("output").get("stored").getAsString());
        return stored.toString().endsWith(".sha256") ? Optional.empty() : Optional.of(Bytes.read(stored));
    }

    /** Whether the case stores the bytes that the reference tool wrote, and not only their digest. */
    public boolean storesOutput() {
        return expect().has("output")
                && expect().getAsJsonObject("output").has("stored")
                && !expect().getAsJsonObject("output")
                        .get("stored")
                        .getAsString()
                        .endsWith(".sha256");
    }

    /** The SHA-256 of what the reference tool wrote, in lower-case hexadecimal digits. */
    public Optional<String> expectedSha256() {
        return expect().has("output")
                ? Optional.of(expect().getAsJsonObject("output").get("sha256").getAsString())
                : Optional.empty();
    }

    /** All inputs by their path in the working folder. */
    public Map<String, Bytes> inputs() throws IOException {
        var inputs = new LinkedHashMap<String, Bytes>();
        for (var input : inputList()) {
            var path = input.get("path").getAsString();
            var content = input.has("source")
                    ? new Sources(vectors()).make(input.getAsJsonObject("source"), folder)
                    : Bytes.read(folder.resolve(path));
            if (input.has("sha256")
                    && !content.sha256().toHex().equals(input.get("sha256").getAsString())) {
                throw new IllegalStateException(id() + ": the recipe of " + path + " gave other bytes than it should");
            }
            inputs.put(path, content);
        }
        return inputs;
    }

    /** Lays all inputs and folders of the case into {@code work}. */
    public void layOut(Path work) throws IOException {
        if (json.has("directories")) {
            for (var directory : json.getAsJsonArray("directories")) {
                Files.createDirectories(work.resolve(directory.getAsString()));
            }
        }
        for (var input : inputs().entrySet()) {
            var file = work.resolve(input.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, input.getValue().toByteArray());
        }
    }

    /** Makes the bytes of a recipe, such as what is in flash before a recording. */
    public Bytes make(JsonObject source) throws IOException {
        return new Sources(vectors()).make(source, folder);
    }

    private List<JsonObject> inputList() {
        if (json.has("input")) {
            return List.of(json.getAsJsonObject("input"));
        }
        return json.has("inputs")
                ? StreamSupport.stream(json.getAsJsonArray("inputs").spliterator(), false)
                        .map(JsonElement::getAsJsonObject)
                        .toList()
                : List.of();
    }

    private Path vectors() {
        return folder.resolve("../..").normalize();
    }

    @Override
    public String toString() {
        return id();
    }
}
