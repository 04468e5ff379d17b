// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * The rules that the partitions of a table must keep.
 *
 * @see <a href="https://github.com/espressif/esp-idf/blob/master/components/partition_table/gen_esp32part.py">ESP-IDF,
 *     gen_esp32part.py, verify</a>
 */
final class Rules {

    private static final long ADDRESSES = 1L << 32;
    private static final long OTADATA_SIZE = 0x2000;

    private final List<Partition> partitions;
    private final PartitionOptions options;
    private final List<FormatException> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    private Rules(PartitionTable table, PartitionOptions options) {
        this.partitions = table.partitions();
        this.options = options;
    }

    static Rules applied(PartitionTable table, PartitionOptions options) {
        var rules = new Rules(table, options);
        rules.notEmpty();
        if (options.verify()) {
            table.partitions()
                    .forEach(partition -> new RowRules(partition, options, rules.errors, rules.warnings).apply());
            rules.namesDiffer();
            rules.behindTable();
            rules.noOverlap();
            rules.singleOtadata("ota");
            rules.singleOtadata("tee_ota");
        }
        rules.withinFlash();
        return rules;
    }

    List<FormatException> errors() {
        return errors;
    }

    List<Problem> warnings() {
        return warnings;
    }

    private void notEmpty() {
        if (partitions.isEmpty()) {
            errors.add(PartitionError.PARTITION_TABLE_EMPTY.of("the table has no partition"));
        }
    }

    private void namesDiffer() {
        var seen = new HashMap<String, Partition>();
        for (var partition : partitions) {
            var first = seen.putIfAbsent(partition.name(), partition);
            if (first != null) {
                errors.add(PartitionError.PARTITION_NAME_TWICE.of(
                        "the partitions at 0x%x and 0x%x are both called %s",
                        first.offset(), partition.offset(), partition.name()));
            }
        }
    }

    private void behindTable() {
        for (var partition : partitions) {
            boolean inFront = partition.is(PartitionType.BOOTLOADER, "primary")
                    || partition.is(PartitionType.PARTITION_TABLE, "primary");
            if (!inFront && partition.offset() < options.firstOffset()) {
                errors.add(PartitionError.PARTITION_BELOW_TABLE.of(
                        "partition %s is at 0x%x, but the table takes everything below 0x%x",
                        partition.name(), partition.offset(), options.firstOffset()));
            }
        }
    }

    private void noOverlap() {
        var sorted = partitions.stream()
                .sorted(Comparator.comparingLong(Partition::offset))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            var front = sorted.get(i - 1);
            var back = sorted.get(i);
            if (back.offset() < front.end()) {
                errors.add(PartitionError.PARTITION_OVERLAP.of(
                        "partition %s at 0x%x overlaps %s, which takes 0x%x to 0x%x",
                        back.name(), back.offset(), front.name(), front.offset(), front.end() - 1));
            }
        }
    }

    private void singleOtadata(String subtype) {
        var found = partitions.stream()
                .filter(partition -> partition.is(PartitionType.DATA, subtype))
                .toList();
        if (found.size() > 1) {
            errors.add(PartitionError.PARTITION_BAD_OTADATA.of(
                    "%s and %s are both data/%s, but there must be one only",
                    found.get(0).name(), found.get(1).name(), subtype));
        }
        for (var partition : found) {
            if (partition.size() != OTADATA_SIZE) {
                errors.add(PartitionError.PARTITION_BAD_OTADATA.of(
                        "partition %s (data/%s) has 0x%x bytes, but must have 0x%x",
                        partition.name(), subtype, partition.size(), OTADATA_SIZE));
            }
        }
    }

    /** Checked even without verification, as the reference does. */
    private void withinFlash() {
        for (var partition : partitions) {
            var flash = options.flashSize();
            if (flash.isPresent() && partition.end() > flash.get().bytes()) {
                errors.add(PartitionError.PARTITION_BEYOND_FLASH.of(
                        "partition %s ends at 0x%x, but the flash of %s at 0x%x",
                        partition.name(),
                        partition.end(),
                        flash.get(),
                        flash.get().bytes()));
            } else if (options.verify() && partition.end() > ADDRESSES) {
                errors.add(PartitionError.PARTITION_BEYOND_FLASH.of(
                        "partition %s ends at 0x%x, behind every address there is", partition.name(), partition.end()));
            }
        }
    }
}
