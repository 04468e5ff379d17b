// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.partition.Partition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is stored at an address, and what is left when all that is known is taken away. */
class FlashGapsTest {

    private static final List<Region> REGIONS = List.of(
            new Region(0x1000, Bytes.of(1, 2, 3, 4)),
            new Region(0x2000, Bytes.of(5, 6)),
            new Region(0x2002, Bytes.of(7)));

    private final FlashGaps gaps = new FlashGaps();

    @ParameterizedTest
    @CsvSource({"0x1000, 01020304", "0x1003, 04", "0x2000, 0506", "0x2001, 06", "0x2002, 07"})
    void whatIsStoredReachesToTheEndOfItsRegion(String address, String stored) {
        assertThat(FlashGaps.from(REGIONS, Long.decode(address))).contains(Bytes.hex(stored));
    }

    @ParameterizedTest
    @CsvSource({"0", "0xfff", "0x1004", "0x1fff", "0x2003"})
    void betweenTheRegionsNothingIsStored(String address) {
        assertThat(FlashGaps.from(REGIONS, Long.decode(address))).isEmpty();
        assertThat(FlashGaps.from(List.of(), Long.decode(address))).isEmpty();
    }

    @Test
    void whatIsClaimedIsNotLeft() {
        gaps.claim(0x1001, 0x1003);

        assertThat(gaps.rest(REGIONS, List.of()))
                .containsExactly(data(0x1000, 1), data(0x1003, 1), data(0x2000, 2), data(0x2002, 1));
    }

    @Test
    void whatIsLeftIsCutAtTheBordersOfPartitions() {
        var partition = new Partition("a", 1, 2, 0x1001, 2, 0);

        assertThat(gaps.rest(REGIONS.subList(0, 1), List.of(partition)))
                .containsExactly(data(0x1000, 1), data(0x1001, 2), data(0x1003, 1));
    }

    @Test
    void whatIsLeftIsWithoutFillAndErasedSectors() {
        var content = Bytes.concat(List.of(Bytes.fill(0xff, 0x1000 + 8), Bytes.of(1, 2), Bytes.fill(0xff, 100)));

        assertThat(gaps.rest(List.of(new Region(0x3000, content)), List.of())).containsExactly(data(0x4000, 10));
        assertThat(gaps.rest(List.of(new Region(0x3000, Bytes.fill(0, 100))), List.of()))
                .isEmpty();
    }

    private static Content data(long address, long size) {
        return Content.data("data", address, size);
    }
}
