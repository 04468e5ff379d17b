// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.json.StrictJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads jobs. */
public final class JobFile {

    private static final List<String> KEYS = List.of(
            "image", "artifact", "sha256", "target", "boards", "values", "slots", "count", "stopAfterFailures", "run");

    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern COORDINATES = Pattern.compile("[\\w.-]+:[\\w.-]+:[\\w.+-]+");
    private static final int LONGEST_SLOT = 100;

    private final Path file;
    private final JsonObject keys;

    private JobFile(Path file, JsonObject keys) {
        this.file = file;
        this.keys = keys;
    }

    /**
     * Reads a job.
     *
     * @param file a JSON object
     * @return the job
     * @throws FormatException if it is none, with the place
     * @throws IOException if it cannot be read
     */
    public static StationJob read(Path file) throws IOException {
        return parse(file, Bytes.read(file));
    }

    static StationJob parse(Path file, Bytes content) throws FormatException {
        try {
            var value = StrictJson.parse(content, StationError.JOB_NOT_JSON, StationError.JOB_UNKNOWN_KEY);
            if (!(value instanceof JsonObject object)) {
                throw StationError.JOB_NOT_JSON.of("is no JSON object");
            }
            return new JobFile(file, object).job();
        } catch (FormatException e) {
            throw e.in(file.toString());
        }
    }

    private StationJob job() throws FormatException {
        for (var key : keys.keySet()) {
            if (!KEYS.contains(key)) {
                throw StationError.JOB_UNKNOWN_KEY.of(
                        "there is no key \"%s\" in a job, only %s", key, String.join(", ", KEYS));
            }
        }
        var job = new StationJob(
                file,
                path("image"),
                text("artifact"),
                text("sha256").map(digits -> digits.toLowerCase(Locale.ROOT)),
                text("target"),
                path("boards"),
                path("values"),
                slots(),
                count("count"),
                count("stopAfterFailures"),
                truth("run"));
        if (job.image().isPresent() == job.artifact().isPresent()) {
            throw StationError.JOB_INCOMPLETE.of(
                    job.image().isPresent() ? "has both image and artifact" : "has neither image nor artifact");
        }
        if (job.boards().isPresent() && job.values().isEmpty()) {
            throw StationError.JOB_INCOMPLETE.of("has boards, but no values that their columns go into");
        }
        check("sha256", job.sha256(), SHA256, "64 hexadecimal digits");
        check("artifact", job.artifact(), COORDINATES, "groupId:artifactId:version");
        return job;
    }

    private static void check(String key, Optional<String> value, Pattern form, String words) throws FormatException {
        if (value.isPresent() && !form.matcher(value.get()).matches()) {
            throw bad(key, value.get(), words);
        }
    }

    private static FormatException bad(String key, Object value, String words) {
        return StationError.JOB_BAD_VALUE.of("%s is %s, not %s", key, value.toString(), words);
    }

    private Optional<JsonElement> value(String key) {
        return Optional.ofNullable(keys.get(key)).filter(value -> !value.isJsonNull());
    }

    private Optional<String> text(String key) throws FormatException {
        var value = value(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!(value.get() instanceof JsonPrimitive primitive) || !primitive.isString()) {
            throw bad(key, value.get(), "a text");
        }
        return Optional.of(primitive.getAsString());
    }

    private Optional<Path> path(String key) throws FormatException {
        var text = text(key);
        try {
            return text.map(name -> {
                var path = Path.of(name);
                return path.isAbsolute()
                        ? path
                        : StationJob.folder(file).resolve(path).normalize();
            });
        } catch (InvalidPathException e) {
            throw bad(key, text.orElse(""), "the name of a file");
        }
    }

    private OptionalInt count(String key) throws FormatException {
        var value = value(key);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (value.get() instanceof JsonPrimitive primitive && primitive.isNumber()) {
            var number = new BigDecimal(primitive.getAsString());
            if (number.compareTo(BigDecimal.ONE) >= 0
                    && number.compareTo(new BigDecimal(Integer.MAX_VALUE)) <= 0
                    && number.stripTrailingZeros().scale() <= 0) {
                return OptionalInt.of(number.intValueExact());
            }
        }
        throw bad(key, value.get(), "a whole number from 1 on");
    }

    private boolean truth(String key) throws FormatException {
        var value = value(key);
        if (value.isEmpty()) {
            return false;
        }
        if (!(value.get() instanceof JsonPrimitive primitive) || !primitive.isBoolean()) {
            throw bad(key, value.get(), "true or false");
        }
        return primitive.getAsBoolean();
    }

    private Map<String, String> slots() throws FormatException {
        var value = value("slots");
        if (value.isEmpty()) {
            return Map.of();
        }
        if (!(value.get() instanceof JsonObject named)) {
            throw bad("slots", value.get(), "an object such as {\"1-2.4\": \"slot 3\"}");
        }
        var slots = new LinkedHashMap<String, String>();
        for (var slot : named.entrySet()) {
            boolean isName = slot.getValue() instanceof JsonPrimitive name
                    && name.isString()
                    && !name.getAsString().isBlank()
                    && name.getAsString().length() <= LONGEST_SLOT;
            if (!isName) {
                throw bad("slots." + slot.getKey(), slot.getValue(), "a name of at most 100 characters");
            }
            slots.put(slot.getKey(), slot.getValue().getAsString());
        }
        if (new HashSet<>(slots.values()).size() < slots.size()) {
            throw StationError.JOB_BAD_VALUE.of("slots has one name for two places");
        }
        return slots;
    }
}
