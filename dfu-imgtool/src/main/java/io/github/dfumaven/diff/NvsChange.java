// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import io.github.dfumaven.nvs.NvsItem;
import io.github.dfumaven.nvs.NvsPartition;
import io.github.dfumaven.nvs.NvsType;
import io.github.dfumaven.nvs.StoredNvs;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A key of NVS that differs.
 *
 * @param partition name of the partition
 * @param namespace of the key
 * @param key its name
 * @param before the type of its old value, or empty if it is new
 * @param after the type of its new value, or empty if it is gone
 */
public record NvsChange(
        String partition, String namespace, String key, Optional<NvsType> before, Optional<NvsType> after) {

    /** A key in its namespace. */
    private record Name(String namespace, String key) {}

    /** {@return what has happened to the key: {@code added}, {@code removed}, {@code changed}, or {@code type} where its type has changed} */
    public String what() {
        if (before.isEmpty()) {
            return "added";
        }
        return after.isEmpty() ? "removed" : before.equals(after) ? "changed" : "type";
    }

    /** Compares the keys of a partition; finds none where it is no NVS, or where not both files tell of it what can be read. */
    static List<NvsChange> in(Partition partition, ComparedFile before, ComparedFile after) {
        if (!partition.is(PartitionType.DATA, "nvs")) {
            return List.of();
        }
        var old = items(partition, before);
        var fresh = items(partition, after);
        return old.isPresent() && fresh.isPresent() ? compare(partition.name(), old.get(), fresh.get()) : List.of();
    }

    private static Optional<Map<Name, NvsItem>> items(Partition partition, ComparedFile file) {
        return StoredNvs.find(partition.name(), partition.offset(), partition.size(), file.regions())
                .flatMap(StoredNvs::content)
                .map(NvsPartition::items)
                .map(NvsChange::byName);
    }

    private static Map<Name, NvsItem> byName(List<NvsItem> items) {
        var byName = new LinkedHashMap<Name, NvsItem>();
        items.forEach(item -> byName.put(new Name(item.namespace(), item.key()), item));
        return byName;
    }

    private static List<NvsChange> compare(String partition, Map<Name, NvsItem> old, Map<Name, NvsItem> fresh) {
        var all = new LinkedHashMap<>(old);
        all.putAll(fresh);
        var changes = new ArrayList<NvsChange>();
        for (var name : all.keySet()) {
            var before = Optional.ofNullable(old.get(name));
            var after = Optional.ofNullable(fresh.get(name));
            if (!before.equals(after)) {
                changes.add(new NvsChange(
                        partition, name.namespace(), name.key(), before.map(NvsItem::type), after.map(NvsItem::type)));
            }
        }
        return changes;
    }
}
