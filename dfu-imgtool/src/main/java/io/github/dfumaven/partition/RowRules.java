// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.FlashSector;
import java.util.List;

/** The rules that one partition must keep by itself. */
record RowRules(Partition partition, PartitionOptions options, List<FormatException> errors, List<Problem> warnings) {

    private static final long NVS_MIN_SIZE = 0x3000;
    private static final int ANY = 0xff;

    void apply() {
        aligned();
        writable();
        nvsLargeEnough();
        nameMeansNothingElse();
        doubtful();
    }

    private void aligned() {
        int unit = PartitionType.alignmentOf(partition.type());
        if (partition.offset() % unit != 0) {
            errors.add(PartitionError.PARTITION_NOT_ALIGNED.of(
                    "partition %s: its offset 0x%x is no multiple of 0x%x",
                    partition.name(), partition.offset(), unit));
        }
        int sizeUnit = options.secure().appSizeUnit();
        if (partition.is(PartitionType.APP) && partition.size() % sizeUnit != 0) {
            errors.add(PartitionError.PARTITION_NOT_ALIGNED.of(
                    "partition %s: its size 0x%x is no multiple of 0x%x",
                    partition.name(), partition.size(), sizeUnit));
        }
    }

    private void writable() {
        boolean written = partition.is(PartitionType.DATA, "ota") || partition.is(PartitionType.DATA, "coredump");
        if (written && partition.readOnly()) {
            errors.add(PartitionError.PARTITION_READ_ONLY.of(
                    "partition %s is data/%s, which is written, but has the flag readonly",
                    partition.name(), partition.subtypeName()));
        }
    }

    private void nvsLargeEnough() {
        if (partition.is(PartitionType.DATA, "nvs") && partition.size() < NVS_MIN_SIZE && !partition.readOnly()) {
            errors.add(PartitionError.PARTITION_NVS_TOO_SMALL.of(
                    "partition %s is data/nvs of 0x%x bytes, but to be written it needs 0x%x",
                    partition.name(), partition.size(), NVS_MIN_SIZE));
        }
    }

    private void nameMeansNothingElse() {
        var type = PartitionType.named(partition.name())
                .filter(kind -> kind.toString().equals(partition.name()));
        if (type.isPresent() && !partition.is(type.get())) {
            warnings.add(PartitionError.PARTITION_NAME_MISLEADING.warning(
                    "partition %s has the name of a type, but is of type 0x%x", partition.name(), partition.type()));
        }
        boolean isSubtype = options.subtypes().isTaken(partition.name());
        var own = options.subtypes().name(partition.type(), partition.subtype());
        if (isSubtype && !own.filter(partition.name()::equals).isPresent()) {
            warnings.add(PartitionError.PARTITION_NAME_MISLEADING.warning(
                    "partition %s has the name of a subtype, but is of type 0x%x and subtype 0x%x",
                    partition.name(), partition.type(), partition.subtype()));
        }
    }

    private void doubtful() {
        long unknown = partition.flags() & ~(Partition.ENCRYPTED | Partition.READ_ONLY);
        if (unknown != 0) {
            warnings.add(PartitionError.PARTITION_UNKNOWN_FLAGS.warning(
                    "partition %s has the unknown flags 0x%x", partition.name(), unknown));
        }
        if (partition.name().isEmpty()) {
            doubt("has no name, so the firmware cannot find it by name");
        }
        if (partition.size() == 0) {
            doubt("has a size of 0");
        } else if (partition.size() % FlashSector.SIZE != 0) {
            doubt("has a size that is no multiple of a flash sector, 0x1000");
        }
        if (partition.type() == ANY || partition.subtype() == ANY) {
            doubt("has type or subtype 0xff, which the firmware takes for any");
        }
        if (partition.is(PartitionType.APP) && partition.readOnly()) {
            doubt("is an app with the flag readonly, so it cannot be updated over the air");
        }
    }

    private void doubt(String what) {
        warnings.add(PartitionError.PARTITION_DOUBTFUL.warning(
                "partition \"%s\" at 0x%x %s", partition.name(), partition.offset(), what));
    }
}
