// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is compiled can be read back, and compiled again to the same bytes. */
class NvsRoundTripTest {

    private static final int FILES = 200;
    private static final long SIZE = 0x100000;

    @Test
    void randomFilesComeBackAsTheyWere() throws IOException {
        long seed = Long.getLong("nvs.seed", new Random().nextLong());
        System.out.println(FILES + " random CSV files of NVS values, seed -Dnvs.seed=" + seed);
        var random = new Random(seed);
        for (int n = 0; n < FILES; n++) {
            var file = new RandomValues(random).csv();
            var key = random.nextBoolean() ? Optional.of(key(random)) : Optional.<NvsKey>empty();
            assertComesBack(file, new NvsOptions(SIZE, NvsVersion.V2, key), "seed " + seed + ", file " + n);
        }
    }

    private static void assertComesBack(NvsFile file, NvsOptions options, String which) throws IOException {
        var values = NvsValues.read(List.of(file));
        var compiled = values.compile(options);
        var partition = NvsPartition.parse(compiled, options.key());

        assertThat(compiled.length()).as(which).isEqualTo((int) SIZE);
        assertThat(partition.problems(false)).as(which).isEmpty();
        assertThat(partition.items()).as(which).isEqualTo(values.items());
        var again = new NvsFile("again.csv", Path.of(""), NvsCsv.format(partition));
        assertThat(NvsValues.read(List.of(again)).compile(options)).as(which).isEqualTo(compiled);
    }

    private static NvsKey key(Random random) throws IOException {
        var key = new byte[64];
        random.nextBytes(key);
        return NvsKey.parse(Bytes.copyOf(key));
    }
}
