// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A partition that was damaged is told from a sound one, whatever bit of it is wrong. */
class NvsDamageTest {

    private static final String VALUES = """
            key,type,encoding,value
            storage,namespace,,
            number,data,u8,7
            text,data,string,a text of more than thirty-two bytes in all
            big,data,blob_fill(4500;0x5A),start
            blank,data,blob_fill(64;0xFF),
            other,namespace,,
            number,data,i64,-1
            """;

    @Test
    void everyFlippedBitIsFound() throws IOException {
        assertEveryFlippedBitIsFound(compiled(NvsVersion.V2, VALUES, Optional.empty()), Optional.empty());
    }

    @Test
    void everyFlippedBitOfVersion1IsFound() throws IOException {
        var values = VALUES.replace("4500", "300");
        assertEveryFlippedBitIsFound(
                compiled(NvsVersion.V1, values, Optional.empty()).slice(0, 4096), Optional.empty());
    }

    @Test
    void everyFlippedBitOfAnEncryptedPartitionIsFound() throws IOException {
        var key = Optional.of(NvsKey.parse(Bytes.hex("01".repeat(32) + "02".repeat(32))));
        var values = VALUES.replace("4500", "300");
        assertEveryFlippedBitIsFound(compiled(NvsVersion.V2, values, key).slice(0, 4096), key);
    }

    private static void assertEveryFlippedBitIsFound(Bytes sound, Optional<NvsKey> key) throws IOException {
        assertThat(NvsPartition.parse(sound, key).problems(false)).isEmpty();
        var missed = new ArrayList<Integer>();
        for (int bit = 0; bit < 8 * sound.length(); bit++) {
            if (!isFound(flipped(sound, bit), key)) {
                missed.add(bit);
            }
        }
        assertThat(missed).as("bits that may be flipped").isEmpty();
    }

    private static boolean isFound(Bytes damaged, Optional<NvsKey> key) {
        try {
            return NvsPartition.parse(damaged, key).problems(false).stream().anyMatch(Problem::isError);
        } catch (FormatException e) {
            return true;
        }
    }

    @Test
    void anErasedEntryIsNoFaultOfAPartitionInUse() throws IOException {
        var sound = compiled(NvsVersion.V2, VALUES, Optional.empty());
        var erased = flipped(sound, 8 * 32 + 3); // the second entry, from 10 to 00

        var partition = NvsPartition.parse(erased, Optional.empty());

        assertThat(partition.problems(true)).isEmpty();
        assertThat(partition.items()).noneMatch(item -> item.text().equals("7"));
        assertThat(partition.problems(false))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("page 0, entry 1 at 0x60", "erased"));
    }

    @Test
    void aPageOfSomethingElseIsDoubtfulInAPartitionInUse() throws IOException {
        var sound = compiled(NvsVersion.V2, VALUES, Optional.empty());
        var used = Bytes.concat(List.of(sound.slice(0, 0x2000), Bytes.fill(0x5a, 0x1000)));

        var partition = NvsPartition.parse(used, Optional.empty());

        assertThat(partition.problems(true)).singleElement().matches(problem -> !problem.isError());
        assertThat(partition.problems(false)).singleElement().matches(Problem::isError);
        assertThat(partition.items()).hasSize(5);
    }

    @Test
    void anEncryptedPartitionNeedsItsKey() throws IOException {
        var key = NvsKey.parse(Bytes.hex("01".repeat(32) + "02".repeat(32)));
        var other = NvsKey.parse(Bytes.hex("01".repeat(32) + "03".repeat(32)));
        var encrypted = compiled(NvsVersion.V2, VALUES, Optional.of(key));

        assertThat(NvsPartition.parse(encrypted, Optional.empty()).problems())
                .extracting(Problem::code)
                .containsExactly(NvsError.NVS_ENCRYPTED);
        assertThat(NvsPartition.parse(encrypted, Optional.of(other)).problems())
                .extracting(Problem::code)
                .containsExactly(NvsError.NVS_WRONG_KEY);
    }

    /** Entries of nonsense with the right CRC, as nobody but an attacker makes them. */
    @Test
    void nothingThatAPartitionSaysBreaksTheReader() throws IOException {
        long seed = Long.getLong("nvs.seed", new Random().nextLong());
        var random = new Random(seed);
        var sound = compiled(NvsVersion.V2, VALUES, Optional.empty());
        for (int n = 0; n < 2000; n++) {
            var bytes = sound.toByteArray();
            for (int change = 0; change < 5; change++) {
                int at = PageWriter.address(random.nextInt(2), random.nextInt(PageWriter.ENTRIES));
                System.arraycopy(nonsense(random).toByteArray(), 0, bytes, at, Entry.SIZE);
                bytes[32 + random.nextInt(32)] = (byte) random.nextInt();
            }
            assertThatCode(() -> readAll(Bytes.copyOf(bytes)))
                    .as("seed " + seed)
                    .doesNotThrowAnyException();
        }
    }

    private static Bytes nonsense(Random random) {
        var types = new int[] {0, 1, 0x18, 0x21, 0x41, 0x42, 0x48};
        var rest = new byte[24];
        random.nextBytes(rest);
        return new Entry(
                        random.nextInt(3),
                        types[random.nextInt(types.length)],
                        random.nextInt(6),
                        random.nextBoolean() ? 0xff : random.nextInt(256),
                        Bytes.copyOf(rest).slice(0, 16),
                        Bytes.copyOf(rest).slice(16))
                .toBytes();
    }

    private static void readAll(Bytes file) {
        try {
            NvsCsv.format(NvsPartition.parse(file, Optional.empty()));
        } catch (FormatException expected) {
            // the one thing that may be thrown
        }
    }

    @Test
    void anEntryOfNoTypeThatTakesNoEntriesIsRefused() throws IOException {
        var bytes = compiled(NvsVersion.V2, VALUES, Optional.empty()).toByteArray();
        var entry = new Entry(
                1, 0, 0, 0xff, Bytes.concat(List.of(Bytes.utf8("k"), Bytes.fill(0, 15))), Bytes.fill(0xff, 8));
        System.arraycopy(entry.toBytes().toByteArray(), 0, bytes, PageWriter.address(0, 1), Entry.SIZE);

        assertThat(NvsPartition.parse(Bytes.copyOf(bytes), Optional.empty()).problems())
                .extracting(Problem::message)
                .anyMatch(message -> message.contains("type 0x00"));
    }

    @Test
    void whatIsNoPartitionIsRefused() {
        assertThatThrownBy(() -> NvsPartition.parse(Bytes.fill(0xff, 4095), Optional.empty()))
                .hasMessageContaining("4095")
                .hasMessageContaining("not-an-nvs-partition");
        assertThatThrownBy(() -> NvsPartition.parse(Bytes.fill(0, 8192), Optional.empty()))
                .hasMessageContaining("none of the 2 pages");
    }

    @Test
    void aBlankPartitionHoldsNothing() throws IOException {
        var blank = NvsPartition.parse(Bytes.fill(0xff, 0x3000), Optional.empty());

        assertThat(blank.problems(false)).isEmpty();
        assertThat(blank.items()).isEmpty();
        assertThat(blank.version()).isEmpty();
    }

    private static Bytes compiled(NvsVersion version, String csv, Optional<NvsKey> key) throws IOException {
        var file = new NvsFile("values.csv", Path.of(""), Bytes.utf8(csv));
        return NvsValues.read(List.of(file)).compile(new NvsOptions(0x3000, version, key));
    }

    private static Bytes flipped(Bytes sound, int bit) {
        var bytes = sound.toByteArray();
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));
        return Bytes.copyOf(bytes);
    }
}
