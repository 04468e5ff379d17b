// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flashmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.inspect.Inspection;
import io.github.dfumaven.inspect.Samples;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionTable;
import io.github.dfumaven.vectors.Shared;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class FlashMapTest {

    @Test
    void everyPartIsThereWithItsNumbers() throws Exception {
        var svg = FlashMap.draw(Inspection.of("out/flash.bin", Samples.flashImage()));
        var text = xml(svg).getDocumentElement().getTextContent();
        assertThat(text)
                .contains("Flash map of flash.bin", "for esp32s3, 2 MB of flash")
                .contains("bootloader", "0x000000 – 0x008000", "144 B used")
                .contains("factory", "app, factory", "0x010000 – 0x020000", "64 KB", "336 B used (1 %), 63.7 KB free")
                .contains("nvs", "nothing in this file")
                .contains("not in use", "0x020000 – 0x028000");
    }

    @Test
    void theSameFileGivesTheSameBytes() throws Exception {
        var info = Inspection.of("flash.bin", Samples.flashImage());
        assertThat(FlashMap.draw(info)).isEqualTo(FlashMap.draw(info));
    }

    @Test
    void namesCannotBreakOutOfTheText() throws Exception {
        var table = table("<script>'\"&", "\u0001\u001b[31m", "設定データ", "");
        var svg = FlashMap.draw(Inspection.of("<b>&.bin", table));
        var text = xml(svg).getDocumentElement().getTextContent();
        assertThat(xml(svg).getElementsByTagName("script").getLength()).isZero();
        assertThat(text).contains("<script>'\"&", "\ufffd\ufffd[31m", "設定データ", "(no name)", "<b>&.bin");
    }

    @Test
    void aTableWithAsManyRowsAsThereCanBeIsDrawn() throws Exception {
        var names = new ArrayList<String>();
        for (int i = 0; i < 94; i++) {
            names.add("partition_no_" + i);
        }
        var svg = FlashMap.draw(Inspection.of("x", table(names.toArray(String[]::new))));
        assertThat(xml(svg).getDocumentElement().getTextContent()).contains("partition_no_93");
    }

    @Test
    void whatHasNoPlaceInFlashIsRefused() {
        assertThatThrownBy(() -> FlashMap.draw(Inspection.of("app.bin", Samples.app())))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("no place in flash");
    }

    @Test
    void tablesThatMakeNoSenseAreDrawnAllTheSame() throws Exception {
        var rows = List.of(
                new Partition("a", 0, 0, 0xffff_ffffL, 0xffff_ffffL, 0),
                new Partition("b", 1, 2, 0, 0, 0),
                new Partition("c", 1, 2, 0x9000, 0x9000, 3),
                new Partition("d", 1, 2, 0xa000, 1, 3));
        xml(FlashMap.draw(Inspection.of("x", new PartitionTable(rows, true, List.of()).toBytes())));
    }

    @Test
    void everyFileOfTheCorpusWithAMapIsValidXml() throws Exception {
        int drawn = 0;
        try (var files = Files.walk(Shared.require().resolve("corpus"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var info = Inspection.of(file);
                if (!info.partitions().isEmpty() || !info.contents().isEmpty()) {
                    xml(FlashMap.draw(info));
                    drawn++;
                }
            }
        }
        System.out.println("flash maps of the corpus: " + drawn);
        assertThat(drawn).isGreaterThan(50);
    }

    private static Bytes table(String... names) {
        var rows = new ArrayList<Partition>();
        for (var name : names) {
            rows.add(new Partition(name, 1, 0x82, 0x10000 + 0x4000L * rows.size(), 0x4000, 0));
        }
        return new PartitionTable(rows, true, List.of()).toBytes();
    }

    private static Document xml(Bytes svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.asInputStream());
    }
}
