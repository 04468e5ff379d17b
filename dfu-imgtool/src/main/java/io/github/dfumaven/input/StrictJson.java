// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.input;

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
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** JSON as RFC 8259 has it, and nothing else: UTF-8 without a byte order mark, no key twice, no comments. */
final class StrictJson {

    /** The largest text that is looked into: 4 MiB, a thousand times what a build writes. */
    private static final int MOST_BYTES = 4 << 20;

    private StrictJson() {}

    static JsonElement parse(Bytes content) throws FormatException {
        if (content.length() > MOST_BYTES) {
            throw InputError.FLASHER_ARGS_BAD_JSON.of(
                    "has %d bytes, but no more than %d are read", content.length(), MOST_BYTES);
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
                throw InputError.FLASHER_ARGS_BAD_JSON.of("something stands behind the JSON value");
            }
            return value;
        } catch (CharacterCodingException e) {
            throw InputError.FLASHER_ARGS_BAD_JSON.of("is not UTF-8");
        } catch (FormatException e) {
            throw e;
        } catch (IOException | IllegalStateException | NumberFormatException | StackOverflowError e) {
            throw InputError.FLASHER_ARGS_BAD_JSON.of("is not JSON: %s", reason(e));
        }
    }

    private static String reason(Throwable e) {
        var message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse("");
    }

    /** Gson's own parser keeps the last of two equal keys without a word; here they are an error. */
    private static JsonElement value(JsonReader reader) throws IOException {
        switch (reader.peek()) {
            case BEGIN_OBJECT -> {
                var object = new JsonObject();
                reader.beginObject();
                while (reader.hasNext()) {
                    var key = reader.nextName();
                    if (object.has(key)) {
                        throw InputError.FLASHER_ARGS_BAD_VALUE.of(
                                "the key \"%s\" stands twice at %s", key, reader.getPath());
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
