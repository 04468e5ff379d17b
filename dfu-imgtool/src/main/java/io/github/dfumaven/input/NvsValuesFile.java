// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.input;

import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.nvs.NvsFile;
import io.github.dfumaven.nvs.NvsOptions;
import io.github.dfumaven.nvs.NvsValues;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A CSV file of values that is given for an NVS partition, and is compiled for the size that the table says. */
final class NvsValuesFile {

    private NvsValuesFile() {}

    /** Tells whether a file has to be compiled: for a partition of NVS, and text. */
    static boolean isFor(Partition partition, PlacedFile file) {
        return partition.is(PartitionType.DATA, "nvs") && NvsFile.isText(file.data());
    }

    /** Returns the partition that holds the values. */
    static PlacedFile compile(PlacedFile file, Partition partition, List<Problem> doubts) throws IOException {
        var options = NvsOptions.ofPartition(partition.name(), partition.size()).build();
        var values = NvsValues.read(List.of(NvsFile.of(Path.of(file.name()), file.data())));
        doubts.addAll(values.warnings(options));
        return file.named(partition.name() + ".bin").holding(new Region(file.address(), values.compile(options)));
    }
}
