// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.vectors.Shared;
import io.github.dfumaven.vectors.VectorCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Holds the facts about partitions against those of parttool.py. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartitionFactsGoldenTest {

    private int equal;

    @AfterAll
    void count() {
        System.out.printf(Locale.ROOT, "golden parttool: %d equal%n", equal);
    }

    @TestFactory
    Stream<DynamicTest> everyFactIsThatOfTheReference() {
        return Shared.tests(Shared.recorded("parttool"), vector -> {
            var offset = option(vector, "--partition-table-offset").orElse("0x8000");
            var options = PartitionOptions.builder().offset(offset).build();
            var table = PartitionTable.read(vector.inputs().values().iterator().next(), options, Map.of());
            var found = wanted(vector, table);
            var shown = (vector.args().contains("--part_list")
                            ? found.stream()
                            : found.stream().limit(1))
                    .flatMap(partition -> infos(vector).stream().map(info -> show(partition, info)))
                    .collect(Collectors.joining(" "));
            var expected = StreamSupport.stream(
                            vector.expect().getAsJsonArray("stdout").spliterator(), false)
                    .map(line -> line.getAsString())
                    .collect(Collectors.joining(" "));
            assertThat(shown).isEqualTo(expected);
            equal++;
        });
    }

    private static List<Partition> wanted(VectorCase vector, PartitionTable table) {
        if (vector.args().contains("--partition-boot-default")) {
            return table.bootPartition().stream().toList();
        }
        var name = option(vector, "--partition-name");
        if (name.isPresent()) {
            return table.find(name.get()).stream().toList();
        }
        var type = PartitionType.named(option(vector, "--partition-type").orElseThrow())
                .orElseThrow();
        var subtype = option(vector, "--partition-subtype").orElseThrow();
        return table.partitions().stream()
                .filter(partition -> partition.is(type, subtype))
                .toList();
    }

    private static String show(Partition partition, String info) {
        return switch (info) {
            case "name" -> partition.name();
            case "offset" -> String.format(Locale.ROOT, "0x%x", partition.offset());
            case "size" -> String.format(Locale.ROOT, "0x%x", partition.size());
            case "encrypted" -> partition.encrypted() ? "True" : "False";
            case "type" -> Integer.toString(partition.type());
            case "subtype" -> Integer.toString(partition.subtype());
            default -> throw new IllegalArgumentException(info);
        };
    }

    private static List<String> infos(VectorCase vector) {
        var infos = new ArrayList<String>();
        for (var word : vector.args()
                .subList(vector.args().indexOf("--info") + 1, vector.args().size())) {
            if (word.startsWith("--")) {
                break;
            }
            infos.add(word);
        }
        return infos;
    }

    private static Optional<String> option(VectorCase vector, String name) {
        int at = vector.args().indexOf(name);
        return at < 0 ? Optional.empty() : Optional.of(vector.args().get(at + 1));
    }
}
