// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.vectors.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code dfu-imgtool nvs}, from the words of the command line to its files and exit codes. */
class NvsCommandTest {

    private static final String VALUES = """
            key,type,encoding,value
            storage,namespace,,
            serial,data,string,A-0017
            offset,data,i32,-4
            """;

    @TempDir
    Path work;

    @TestFactory
    Stream<DynamicTest> theRunsOfTheGeneratorComeOutAlike() {
        return Shared.tests(Shared.recorded("nvs"), one -> {
            var out = work.resolve(one.id() + ".bin");
            var words = new ArrayList<>(List.of("nvs", "to-bin", "-o", out.toString()));
            words.addAll(List.of("--size", one.json().get("size").getAsString()));
            words.addAll(one.args());
            one.json()
                    .getAsJsonArray("inputs")
                    .forEach(name ->
                            words.add(one.folder().resolve(name.getAsString()).toString()));

            var run = Run.of(words.toArray(String[]::new));

            if (one.isReject()) {
                assertThat(run.exit()).isIn(1, 2);
                assertThat(run.err()).contains("error: ", "]\n  ");
                assertThat(out).doesNotExist();
            } else {
                assertThat(run.exit()).as(run.err()).isZero();
                assertThat(Run.of("nvs", "check", out.toString()).exit()).isZero();
            }
            if (one.isExact()) {
                assertThat(Bytes.read(out)).isEqualTo(Bytes.read(one.folder().resolve("expected.bin")));
            }
        });
    }

    @Test
    void aPartitionComesBackAsTheValuesItWasMadeOf() throws IOException {
        var partition = compile();

        var run = Run.of("nvs", "to-csv", partition.toString());

        assertThat(run.out()).isEqualTo(VALUES);
        assertThat(run.err()).isEmpty();
        var file = work.resolve("back.csv");
        assertThat(Run.of("nvs", "to-csv", partition.toString(), "-o", file.toString())
                        .exit())
                .isZero();
        assertThat(file).hasContent(VALUES);
    }

    @Test
    void checkShowsTheKeysAndNoValues() throws IOException {
        var run = Run.of("nvs", "check", compile().toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "namespace  key     type    size",
                        "storage    serial  string   7 B",
                        "storage    offset  i32      4 B",
                        "NVS version 2, 2 keys in 1 namespace, 1 of 4 pages in use, 122 entries free in them");
    }

    @Test
    void checkOfACsvTellsTheSizeThatItNeeds() throws IOException {
        var run = Run.of("nvs", "check", csv().toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("serial").endsWith("needs a partition of 0x1000 bytes or more\n");
    }

    @Test
    void checkRefusesADamagedPartition() throws IOException {
        var bytes = Files.readAllBytes(compile());
        bytes[130] ^= (byte) 1;
        var damaged = Files.write(work.resolve("damaged.bin"), bytes);

        var run = Run.of("nvs", "check", damaged.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("error: " + damaged + ": page 0, entry 1 at 0x60", "[nvs-bad-data]");
        assertThat(Run.of("nvs", "to-csv", damaged.toString()).exit()).isEqualTo(1);
    }

    @Test
    void whatFirmwareErasedIsNoFaultOfAPartitionInUse() throws IOException {
        var bytes = Files.readAllBytes(compile());
        bytes[32] = (byte) (bytes[32] & 0x3f); // the fourth entry, from 10 to 00
        var used = Files.write(work.resolve("used.bin"), bytes);

        assertThat(Run.of("nvs", "check", used.toString()).err()).contains("[nvs-written-to]", "--used");
        assertThat(Run.of("nvs", "check", "--used", used.toString()).exit()).isZero();
    }

    @Test
    void anEncryptedPartitionIsReadWithItsKeyOnly() throws IOException {
        var key = Files.write(
                work.resolve("key.bin"),
                Bytes.hex("0123".repeat(16) + "4567".repeat(16)).toByteArray());
        var out = work.resolve("encrypted.bin");
        Run.of("nvs", "to-bin", "--size", "12K", "--key", key.toString(), "-o", out.toString(), csv().toString());

        assertThat(Run.of("nvs", "to-csv", "--key", key.toString(), out.toString())
                        .out())
                .isEqualTo(VALUES);
        assertThat(Run.of("nvs", "check", out.toString()).err()).contains("[nvs-encrypted]", "--key");
        assertThat(Run.of("nvs", "to-csv", out.toString()).exit()).isEqualTo(1);
    }

    @Test
    void usageIsExplained() throws IOException {
        assertThat(Run.of("nvs").err()).contains("one of to-bin, to-csv and check is missing");
        assertThat(Run.of("nvs", "to-bin", csv().toString()).exit()).isEqualTo(2);
        assertThat(Run.of("nvs", "to-bin", "--size", "5000", csv().toString()).exit())
                .isEqualTo(2);
        assertThat(Run.of("nvs", "to-bin", "--size", "12K", "--version", "3", csv().toString())
                        .err())
                .contains("--version 3: is neither 1 nor 2");
        assertThat(Run.of("nvs", "check", work.resolve("none.bin").toString()).exit())
                .isEqualTo(4);
    }

    private Path csv() throws IOException {
        return Files.writeString(work.resolve("values.csv"), VALUES);
    }

    private Path compile() throws IOException {
        var out = work.resolve("nvs.bin");
        var run = Run.of("nvs", "to-bin", "--size", "0x4000", "-o", out.toString(), csv().toString());
        assertThat(run.exit()).as(run.err()).isZero();
        return out;
    }
}
