// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.words.Numbers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionUseTest {

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "1,40", "2,41", "100,4095", "100,4096", "101,4097"})
    void percentAreRoundedUp(long percent, long size) {
        var partition = partition("app", 0x10000, 0x1000);
        long used = ImageInfo.used(partition, List.of(Content.data("a", 0x10000, size)));
        assertThat(used).isEqualTo(size);
        assertThat(Numbers.percent(used, partition.size())).isEqualTo(percent);
    }

    @Test
    void aPartitionWithoutSizeIsNotInUse() {
        assertThat(Numbers.percent(1, partition("none", 0x10000, 0).size())).isZero();
    }

    @Test
    void whatCountsIsWhereThingsBeginAndNotTheName() {
        var contents = List.of(
                Content.data("before", 0xffff, 5), Content.data("in", 0x10fff, 7), Content.data("behind", 0x11000, 11));
        assertThat(ImageInfo.used(partition("twice", 0x10000, 0x1000), contents))
                .isEqualTo(7);
        assertThat(ImageInfo.used(partition("twice", 0x11000, 0x1000), contents))
                .isEqualTo(11);
    }

    private static Partition partition(String name, long offset, long size) {
        return new Partition(name, 1, 2, offset, size, 0);
    }
}
