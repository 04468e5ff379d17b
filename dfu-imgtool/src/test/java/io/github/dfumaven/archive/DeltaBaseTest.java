// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The entry of a delta that says what the board has to hold. */
class DeltaBaseTest {

    private static final Bytes FILE = Bytes.fill(7, 100).sha256();

    @Test
    void theLayoutIsThatOfTheTable() {
        var content = Bytes.of(1, 2, 3);
        var expected = new ByteWriter()
                .bytes(Bytes.utf8("dfudelta"))
                .u16le(1) // version
                .u16le(7) // nameSize
                .u32le(1) // count
                .bytes(FILE)
                .bytes(Bytes.utf8("old.bin"))
                .u32le(0x12345) // address
                .u32le(3) // size
                .bytes(content.sha256())
                .toBytes();

        var base = DeltaBase.of("old.bin", FILE, List.of(new Region(0x12345, content)));

        assertThat(base.toBytes()).isEqualTo(expected);
        assertThat(base.size()).isEqualTo(3);
    }

    @Test
    void readInvertsWriteAndRefusesEveryPrefixAndWhatIsBehind() throws FormatException {
        var base = DeltaBase.of(
                "größe.bin",
                FILE,
                List.of(new Region(0, Bytes.fill(1, 5)), new Region(0x20000, Bytes.fill(2, 0x18000))));
        var bytes = base.toBytes();

        assertThat(DeltaBase.read(new ByteReader(bytes))).isEqualTo(base);
        for (int i = 0; i < bytes.length(); i++) {
            var prefix = bytes.slice(0, i);
            assertThatThrownBy(() -> DeltaBase.read(new ByteReader(prefix))).isInstanceOf(FormatException.class);
        }
        assertThatThrownBy(() -> DeltaBase.read(new ByteReader(Bytes.concat(List.of(bytes, Bytes.of(0))))))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.code()).isEqualTo(ArchiveError.DELTA_DAMAGED));
    }

    @Test
    void aLaterVersionIsRefusedWithItsNumber() {
        var bytes = DeltaBase.of("old.bin", FILE, List.of()).toBytes().toByteArray();
        bytes[8] = 2;

        assertThatThrownBy(() -> DeltaBase.read(new ByteReader(Bytes.copyOf(bytes))))
                .isInstanceOfSatisfying(FormatException.class, e -> {
                    assertThat(e.code()).isEqualTo(ArchiveError.DELTA_DAMAGED);
                    assertThat(e.message()).contains("version 2").contains("version 1");
                });
    }

    @Test
    void rangesAreCutSoThatADifferenceHasAPlace() {
        var base = DeltaBase.of("old.bin", FILE, List.of(new Region(0xf000, Bytes.fill(1, 0x12000))));

        assertThat(base.ranges()).extracting(DeltaBase.Range::address).containsExactly(0xf000L, 0x10000L, 0x20000L);
        assertThat(base.ranges()).extracting(DeltaBase.Range::size).containsExactly(0x1000L, 0x10000L, 0x1000L);
    }

    @Test
    void aNameThatIsTooLongIsCutBetweenItsCharacters() throws FormatException {
        var base = DeltaBase.of("ö".repeat(200) + ".bin", FILE, List.of());

        assertThat(base.name()).isEqualTo("ö".repeat(127));
        assertThat(DeltaBase.read(new ByteReader(base.toBytes()))).isEqualTo(base);
    }

    @Test
    void moreRangesThanAnythingNeedsAreRefused() {
        var range = new DeltaBase.Range(0, 1, FILE);
        var many = java.util.Collections.nCopies(DeltaBase.MAX_RANGES + 1, range);
        var bytes = new DeltaBase("old.bin", FILE, many).toBytes();

        assertThatThrownBy(() -> DeltaBase.read(new ByteReader(bytes)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("65537")
                .hasMessageContaining("65536");
    }

    @Test
    void anythingElseThanAnArchiveHasNoBase() throws FormatException {
        assertThat(DeltaBase.find(Bytes.EMPTY)).isEmpty();
        assertThat(DeltaBase.find(Bytes.fill(0xe9, 5000))).isEmpty();
        assertThat(DeltaBase.find(ArchiveWriter.parametersOnly(4 << 20))).isEmpty();
        // an archive that ends in its first entry
        assertThat(DeltaBase.find(ArchiveWriter.parametersOnly(4 << 20).slice(0, 130)))
                .isEmpty();
    }

    @Test
    void whatADeltaNeedsIsNeitherRewrittenNorInDisorderNorBeyondTheFlash() {
        var piece = new Piece("sectors", 0x2000, 0x1000, "sectors", Bytes.fill(0, 0x1000));
        var digest = Bytes.EMPTY.sha256();

        assertThat(rules(List.of(range(0x1000, 0x1000), range(0x3000, 1)), piece))
                .isEmpty();
        assertThat(rules(List.of(range(0x1000, 0x1001)), piece)).containsExactly("0x2000", "0x1000");
        assertThat(rules(List.of(range(0x2fff, 1)), piece)).containsExactly("0x2000", "0x2fff");
        assertThat(rules(List.of(range(0x5000, 2), range(0x5001, 1)), piece)).containsExactly("0x5001", "0x5002");
        assertThat(rules(List.of(new DeltaBase.Range(0x5000, 0, digest)), piece))
                .containsExactly("0x5000", "0x0");
        assertThat(rules(List.of(range(0xfffff, 2)), piece)).containsExactly("0x100001", "0x100000");
    }

    /** Returns the addresses of interest in the one message, or nothing if all is well. */
    private static List<String> rules(List<DeltaBase.Range> ranges, Piece piece) {
        var problems = DeltaRules.check(new DeltaBase("old.bin", FILE, ranges), List.of(piece), 1 << 20);
        if (problems.isEmpty()) {
            return List.of();
        }
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).code()).isEqualTo(ArchiveError.DELTA_BAD_BASE);
        var words = problems.get(0).message().replace(",", "").split(" ");
        var addresses = java.util.Arrays.stream(words)
                .filter(word -> word.startsWith("0x"))
                .toList();
        return addresses.size() == 4 ? List.of(addresses.get(0), addresses.get(2)) : addresses;
    }

    private static DeltaBase.Range range(long address, long size) {
        return new DeltaBase.Range(address, size, Bytes.EMPTY.sha256());
    }
}
