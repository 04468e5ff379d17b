// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.archive.DfuContent;
import io.github.dfumaven.archive.DfuEntry;
import io.github.dfumaven.archive.DfuInfo;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.create.CreateRequest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlasherArgsWriterTest {

    @Test
    void filesWereCutAfterTheSizeOfTheFirstPart() {
        var cut = content(100, 100);
        var large = content((512 << 10) + 1);

        assertThat(FlasherArgsWriter.partSize(List.of(content(7), cut))).isEqualTo(100);
        assertThat(FlasherArgsWriter.partSize(List.of(content(7)))).isEqualTo(CreateRequest.DEFAULT_PART_SIZE);
        assertThat(FlasherArgsWriter.partSize(List.of(large))).isEqualTo((512 << 10) + 4096);
        assertThat(FlasherArgsWriter.partSize(List.of())).isEqualTo(CreateRequest.DEFAULT_PART_SIZE);
    }

    private static DfuContent content(int... sizes) {
        var parts = IntStream.of(sizes).mapToObj(FlasherArgsWriterTest::entry).toList();
        return new DfuContent("a.bin", 0x1000, parts);
    }

    private static DfuEntry entry(int size) {
        var data = Bytes.fill(1, size);
        return new DfuEntry(new DfuInfo(0, 0, "a.bin", data.md5()), data, 0, data.md5());
    }
}
