// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.dfumaven.bytes.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A JSON object for programs (RFC 8259): the members stand in the order in which they were put, and one without a value is
 * there all the same, as null.
 */
public final class JsonObjectBuilder {

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private static final Gson LINE =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private final JsonObject members = new JsonObject();

    /** Starts an object without members. */
    public JsonObjectBuilder() {}

    /**
     * Puts a value: a text, a number, true or false, another object, or bytes as hexadecimal digits.
     *
     * @param name of the member
     * @param value what it is; anything else as its text
     * @return this
     */
    public JsonObjectBuilder put(String name, Object value) {
        members.add(name, element(value));
        return this;
    }

    /**
     * Puts a value that may be missing.
     *
     * @param name of the member
     * @param value what it is, or empty for null
     * @return this
     */
    public JsonObjectBuilder put(String name, Optional<?> value) {
        members.add(name, value.map(JsonObjectBuilder::element).orElse(JsonNull.INSTANCE));
        return this;
    }

    /**
     * Puts a number that may be missing.
     *
     * @param name of the member
     * @param value what it is, or empty for null
     * @return this
     */
    public JsonObjectBuilder put(String name, OptionalLong value) {
        members.add(name, value.isPresent() ? new JsonPrimitive(value.getAsLong()) : JsonNull.INSTANCE);
        return this;
    }

    /**
     * Puts a list.
     *
     * @param name of the member
     * @param values what is listed
     * @param writer makes of each what {@link #put(String, Object)} takes
     * @param <T> what is listed
     * @return this
     */
    public <T> JsonObjectBuilder put(String name, List<T> values, Function<? super T, ?> writer) {
        members.add(name, array(values, writer));
        return this;
    }

    /** {@return the object in several lines, without a line feed at the end} */
    @Override
    public String toString() {
        return GSON.toJson(members);
    }

    /** {@return the object in one line, without a line feed at the end} */
    public String toLine() {
        return LINE.toJson(members);
    }

    /**
     * {@return a list as JSON: an array in several lines, without a line feed at the end}
     *
     * @param values what is listed
     * @param writer makes of each what {@link #put(String, Object)} takes
     * @param <T> what is listed
     */
    public static <T> String list(List<T> values, Function<? super T, ?> writer) {
        return GSON.toJson(array(values, writer));
    }

    private static <T> JsonArray array(List<T> values, Function<? super T, ?> writer) {
        var array = new JsonArray();
        values.forEach(value -> array.add(element(writer.apply(value))));
        return array;
    }

    private static JsonElement element(Object value) {
        if (value instanceof JsonObjectBuilder object) {
            return object.members;
        }
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        if (value instanceof Boolean truth) {
            return new JsonPrimitive(truth);
        }
        return new JsonPrimitive(value instanceof Bytes bytes ? bytes.toHex() : value.toString());
    }
}
