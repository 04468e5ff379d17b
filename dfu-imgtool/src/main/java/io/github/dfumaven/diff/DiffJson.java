// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.json.JsonObjectBuilder;
import java.util.Optional;

/** Tells programs what differs. */
public final class DiffJson {

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
        return new JsonObjectBuilder()
                .put("old", content(diff.before()))
                .put("new", content(diff.after()))
                .put("same", diff.isSame())
                .put("partitions", diff.partitions(), DiffJson::partition)
                .put("delta", delta.map(DiffJson::delta))
                .toString();
    }

    private static JsonObjectBuilder content(ComparedFile content) {
        return new JsonObjectBuilder()
                .put("file", content.name())
                .put("format", content.format())
                .put("target", content.chip().map(Chip::target))
                .put("size", content.size());
    }

    private static JsonObjectBuilder partition(PartitionDiff partition) {
        return new JsonObjectBuilder()
                .put("partition", partition.name())
                .put("changed", partition.changed())
                .put("added", partition.added())
                .put("removed", partition.removed())
                .put(
                        "sectors",
                        partition.sectors(),
                        sector -> new JsonObjectBuilder()
                                .put("address", sector.address())
                                .put("changed", sector.changed())
                                .put("added", sector.added())
                                .put("removed", sector.removed()));
    }

    private static JsonObjectBuilder delta(Delta delta) {
        return new JsonObjectBuilder()
                .put("file", delta.archive().image())
                .put("size", delta.archive().size())
                .put("entries", delta.archive().pieces().size())
                .put("sectors", delta.sectors())
                .put("bridged", delta.bridged())
                .put("erased", delta.erased());
    }
}
