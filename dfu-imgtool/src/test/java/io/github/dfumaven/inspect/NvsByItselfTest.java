// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import static io.github.dfumaven.inspect.NvsInImagesTest.VALUES;
import static io.github.dfumaven.inspect.NvsInImagesTest.json;
import static io.github.dfumaven.inspect.NvsInImagesTest.nvs;
import static io.github.dfumaven.inspect.NvsInImagesTest.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.nvs.NvsKey;
import io.github.dfumaven.nvs.NvsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code info} and {@code verify} tell of a partition of NVS that is a file of its own. */
class NvsByItselfTest {

    @TempDir
    Path folder;

    @Test
    void aPartitionByItselfIsKnown() throws IOException {
        var info = Inspection.of("nvs.bin", nvs(folder, VALUES));

        assertThat(info.format()).isEqualTo("nvs-partition");
        assertThat(info.isSound()).isTrue();
        assertThat(info.lines(Wording.PLAIN, 120))
                .contains("nvs.bin: NVS partition", "NVS partition", "No problems found.")
                .anyMatch(line -> line.startsWith("  NVS version 2, 5 keys in 2 namespaces, 1 of 5 pages in use"))
                .anyMatch(line -> line.matches(" +wifi +ssid +string +5 B +lamp *"));
        var stored = json(nvs(folder, VALUES)).getAsJsonArray("nvs").get(0).getAsJsonObject();
        assertThat(stored.get("partition").isJsonNull()).isTrue();
        assertThat(stored.getAsJsonArray("items")).hasSize(5);
    }

    @Test
    void damageOfAPartitionByItselfIsFound() throws IOException {
        var bytes = nvs(folder, VALUES).toByteArray();
        bytes[64 + 32 + 24] ^= 1; // the value of the first key
        var info = Inspection.of("nvs.bin", Bytes.copyOf(bytes));

        assertThat(info.format()).isEqualTo("nvs-partition");
        assertThat(info.isSound()).isFalse();
        assertThat(info.problems())
                .anyMatch(problem -> problem.message().equals("page 0, entry 1 at 0x60: its CRC is wrong"));
    }

    /** Nobody can verify what nobody can read. */
    @Test
    void anEncryptedPartitionByItselfIsNoSoundOne() throws IOException {
        var key = Optional.of(NvsKey.parse(Bytes.hex("01".repeat(32) + "02".repeat(32))));
        var encrypted = values(folder, VALUES)
                .compile(new NvsOptions(0x5000, NvsOptions.ofSize("20K").build().version(), key));
        var info = Inspection.of("nvs.bin", encrypted);

        assertThat(info.format()).isEqualTo("nvs-partition");
        assertThat(info.isSound()).isFalse();
        assertThat(info.problems()).anyMatch(problem -> problem.code().id().equals("nvs-encrypted"));
    }

    @Test
    void whatOnlyBeginsLikeAPageIsNoPartition() throws IOException {
        var page = nvs(folder, VALUES).slice(0, 0x1000);
        for (var other : List.of(
                Bytes.concat(List.of(page, Bytes.fill(0x5a, 0x1000))),
                page.slice(0, 0xfff),
                Bytes.fill(0xff, 0x1000),
                Bytes.EMPTY)) {
            assertThat(Inspection.of("x.bin", other).format()).isEqualTo("raw");
        }
    }
}
