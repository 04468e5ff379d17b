// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.json.JsonObjectBuilder;
import io.github.dfumaven.nvs.NvsType;
import java.util.Optional;

/** Tells programs what differs. */
final class DiffJson {

    private DiffJson() {}

    static String write(FlashDiff diff, Optional<Delta> delta) {
        var json = new JsonObjectBuilder()
                .put("old", content(diff.before()))
                .put("new", content(diff.after()))
                .put("same", diff.isSame())
                .put("partitions", diff.partitions(), DiffJson::partition);
        if (!diff.nvs().isEmpty()) {
            json.put("nvs", diff.nvs(), DiffJson::change);
        }
        return json.put("delta", delta.map(DiffJson::delta)).toString();
    }

    private static JsonObjectBuilder change(NvsChange change) {
        return new JsonObjectBuilder()
                .put("partition", change.partition())
                .put("namespace", change.namespace())
                .put("key", change.key())
                .put("what", change.what())
                .put("oldType", change.before().map(NvsType::id))
                .put("newType", change.after().map(NvsType::id));
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
