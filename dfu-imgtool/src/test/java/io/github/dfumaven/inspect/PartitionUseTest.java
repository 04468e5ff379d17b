// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.content.Content;
import io.github.dfumaven.partition.Partition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionUseTest {

    @ParameterizedTest
    @CsvSource({"0,0,4096", "1,1,4095", "1,40,4056", "2,41,4055", "100,4095,1", "100,4096,0", "101,4097,0"})
    void percentAreRoundedUp(long percent, long used, long free) {
        var use = PartitionUse.of(partition("app", 0x10000, 0x1000), List.of(Content.data("a", 0x10000, used)));
        assertThat(use.percent()).isEqualTo(percent);
        assertThat(use.free()).isEqualTo(free);
    }

    @Test
    void aPartitionWithoutSizeIsNotInUse() {
        var use = PartitionUse.of(partition("none", 0x10000, 0), List.of(Content.data("a", 0x10000, 1)));
        assertThat(use.percent()).isZero();
    }

    @Test
    void whatCountsIsWhereThingsBeginAndNotTheName() {
        var contents = List.of(
                Content.data("before", 0xffff, 5), Content.data("in", 0x10fff, 7), Content.data("behind", 0x11000, 11));
        assertThat(PartitionUse.of(partition("twice", 0x10000, 0x1000), contents)
                        .used())
                .isEqualTo(7);
        assertThat(PartitionUse.of(partition("twice", 0x11000, 0x1000), contents)
                        .used())
                .isEqualTo(11);
    }

    private static Partition partition(String name, long offset, long size) {
        return new Partition(name, 1, 2, offset, size, 0);
    }
}
