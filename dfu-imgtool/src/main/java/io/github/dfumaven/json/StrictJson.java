// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fault.FormatErrorCode;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** JSON as RFC 8259 has it, and nothing else: UTF-8 without a byte order mark, no key twice, no comments. */
public final class StrictJson {

    /** The largest text that is looked into: 4 MiB, a thousand times what a build writes. */
    private static final int MOST_BYTES = 4 << 20;

    private final FormatErrorCode noJson;
    private final FormatErrorCode twice;

    private StrictJson(FormatErrorCode noJson, FormatErrorCode twice) {
        this.noJson = noJson;
        this.twice = twice;
    }

    /**
     * {@return what a text says: a value}
     *
     * @param content the text, of at most 4 MiB
     * @param noJson what is wrong with a text that is no JSON
     * @param twice what is wrong with a key that stands twice
     * @throws FormatException if it is no JSON, or has a key twice
     */
    public static JsonElement parse(Bytes content, FormatErrorCode noJson, FormatErrorCode twice)
            throws FormatException {
        return new StrictJson(noJson, twice).parse(content);
    }

    private JsonElement parse(Bytes content) throws FormatException {
        if (content.length() > MOST_BYTES) {
            throw noJson.of("has %d bytes, but no more than %d are read", content.length(), MOST_BYTES);
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(content.asByteBuffer())
                    .toString();
            var reader = new JsonReader(new StringReader(text.startsWith("\ufeff") ? "?" + text : text));
            reader.setStrictness(Strictness.STRICT);
            var value = value(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw noJson.of("something stands behind the JSON value");
            }
            return value;
        } catch (CharacterCodingException e) {
            throw noJson.of("is not UTF-8");
        } catch (FormatException e) {
            throw e;
        } catch (IOException | IllegalStateException | NumberFormatException | StackOverflowError e) {
            throw noJson.of("is not JSON: %s", reason(e));
        }
    }

    private static String reason(Throwable e) {
        var message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse("");
    }

    /** Gson's own parser keeps the last of two equal keys without a word; here they are an error. */
    private JsonElement value(JsonReader reader) throws IOException {
        switch (reader.peek()) {
            case BEGIN_OBJECT -> {
                var object = new JsonObject();
                reader.beginObject();
                while (reader.hasNext()) {
                    var key = reader.nextName();
                    if (object.has(key)) {
                        throw twice.of("the key \"%s\" stands twice at %s", key, reader.getPath());
                    }
                    object.add(key, value(reader));
                }
                reader.endObject();
                return object;
            }
            case BEGIN_ARRAY -> {
                var array = new JsonArray();
                reader.beginArray();
                while (reader.hasNext()) {
                    array.add(value(reader));
                }
                reader.endArray();
                return array;
            }
            case BOOLEAN -> {
                return new JsonPrimitive(reader.nextBoolean());
            }
            case NULL -> {
                reader.nextNull();
                return JsonNull.INSTANCE;
            }
            case NUMBER -> {
                return new JsonPrimitive(new BigDecimal(reader.nextString()));
            }
            default -> {
                return new JsonPrimitive(reader.nextString());
            }
        }
    }
}
