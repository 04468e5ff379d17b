// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.dfumaven.esp.Chip;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells programs what differs. */
public final class DiffJson {

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private DiffJson() {}

    /**
     * Returns a comparison as JSON: {@code old}, {@code new}, {@code same}, {@code partitions} with their {@code sectors},
     * and {@code delta}, which is null when no archive was written.
     *
     * @param diff what differs
     * @param delta what was written, or empty
     * @return an object in several lines, without a line feed at the end
     */
    public static String write(FlashDiff diff, Optional<Delta> delta) {
        var json = new JsonObject();
        json.add("old", content(diff.before()));
        json.add("new", content(diff.after()));
        json.addProperty("same", diff.isSame());
        var partitions = new JsonArray();
        diff.partitions().forEach(partition -> partitions.add(partition(partition)));
        json.add("partitions", partitions);
        json.add("delta", delta.<JsonElement>map(DiffJson::delta).orElse(JsonNull.INSTANCE));
        return GSON.toJson(json);
    }

    private static JsonObject content(FlashContent content) {
        var json = new JsonObject();
        json.addProperty("file", content.name());
        json.addProperty("format", content.format());
        json.addProperty("target", textOrNull(content));
        json.addProperty("size", content.size());
        return json;
    }

    private static @Nullable String textOrNull(FlashContent content) {
        return content.chip().map(Chip::target).orElse(null);
    }

    private static JsonObject partition(PartitionDiff partition) {
        var json = new JsonObject();
        json.addProperty("partition", partition.name());
        json.addProperty("changed", partition.changed());
        json.addProperty("added", partition.added());
        json.addProperty("removed", partition.removed());
        var sectors = new JsonArray();
        for (var sector : partition.sectors()) {
            var one = new JsonObject();
            one.addProperty("address", sector.address());
            one.addProperty("changed", sector.changed());
            one.addProperty("added", sector.added());
            one.addProperty("removed", sector.removed());
            sectors.add(one);
        }
        json.add("sectors", sectors);
        return json;
    }

    private static JsonObject delta(Delta delta) {
        var json = new JsonObject();
        json.addProperty("file", delta.archive().image().toString());
        json.addProperty("size", delta.archive().size());
        json.addProperty("entries", delta.archive().pieces().size());
        json.addProperty("sectors", delta.sectors());
        json.addProperty("bridged", delta.bridged());
        json.addProperty("erased", delta.erased());
        return json;
    }
}
