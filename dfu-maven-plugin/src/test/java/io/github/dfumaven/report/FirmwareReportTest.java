// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.inspect.ImageInfo;
import io.github.dfumaven.inspect.Inspection;
import io.github.dfumaven.inspect.Samples;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionTable;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class FirmwareReportTest {

    @Test
    void aPartitionIsARowWithItsUse() throws Exception {
        var page = page(Inspection.of("flash.bin", Samples.flashImage()));
        assertThat(rows(page, "partitions"))
                .contains(
                        List.of("name", "type", "subtype", "from", "to", "size", "used", "free", "flags"),
                        List.of("nvs", "data", "nvs", "0x009000", "0x00e000", "20 KB", "", "", ""),
                        List.of(
                                "factory",
                                "app",
                                "factory",
                                "0x010000",
                                "0x020000",
                                "64 KB",
                                "1 %",
                                "65200 B (63.7 KB)",
                                ""));
    }

    @Test
    void contentsLeadToWhatIsKnownOfTheirImages() throws Exception {
        var page = page(Inspection.of("flash.bin", Samples.flashImage()));
        for (var link : elements(page, "a")) {
            var target = link.getAttribute("href");
            assertThat(target).startsWith("#image-0x");
            assertThat(rows(page, target.substring(1))).isNotEmpty();
        }
        assertThat(rows(page, "image-0x010000"))
                .contains(
                        List.of("project", "sample 1.2.3"),
                        List.of("built", "Jan  1 2026 12:00:00 with ESP-IDF v6.1"),
                        List.of("ELF", "ee".repeat(32)));
    }

    @Test
    void problemsStandThereWithCodeAndCure() throws Exception {
        var damaged = Samples.app().toByteArray();
        damaged[100] ^= 1;
        var info = Inspection.of("app.bin", Bytes.copyOf(damaged));
        var rows = rows(page(info), "problems");
        assertThat(rows).hasSize(1 + info.problems().size());
        assertThat(rows.get(1)).startsWith("error", "image-checksum-mismatch").hasSize(4);
        assertThat(elements(page(info), "p").get(0).getTextContent())
                .isEqualTo("app.bin: ESP image for esp32s3. 2 errors, 0 warnings.");
    }

    @Test
    void whatThereIsNothingOfHasNoSection() throws Exception {
        var page = page(Inspection.of("x", Bytes.utf8("hello, world")));
        assertThat(elements(page, "section").stream().map(found -> found.getAttribute("id")))
                .containsExactly("firmware", "image", "problems");
    }

    /** HTML has its own ideas of some words; a template that a skin may run is tried in a site. */
    @Test
    void namesStayWords() throws Exception {
        var names = List.of("<script>a</scrip", "{a,javascript:b}", "\"' onclick=x", "&lt;b&gt;", "${x}#set($y=1)");
        var rows = new ArrayList<Partition>();
        for (var name : names) {
            rows.add(new Partition(name, 1, 0x82, 0x10000 + 0x4000L * rows.size(), 0x4000, 0));
        }
        var table = new PartitionTable(rows, true, List.of()).toBytes();
        var page = page(Inspection.of("<i>{b,c}</i>.bin", table));

        assertThat(rows(page, "partitions").stream().map(row -> row.get(0))).containsSequence(names);
        assertThat(rows(page, "image")).contains(List.of("file", "<i>{b,c}</i>.bin"));
        assertThat(elements(page, "script")).isEmpty();
        assertThat(elements(page, "i")).isEmpty();
        assertThat(elements(page, "a")).isEmpty();
    }

    @Test
    void namesCannotTurnTheDirectionOrHoldControls() throws Exception {
        var rows = List.of(new Partition("a\u0001\u202eb", 1, 2, 0x9000, 0x5000, 0));
        var page = page(Inspection.of("x", new PartitionTable(rows, true, List.of()).toBytes()));
        assertThat(rows(page, "partitions").get(1).get(0)).isEqualTo("a\ufffd\ufffdb");
    }

    /** The page and the text are of one mind, because they share their words; this notices if a fact is in one only. */
    @Test
    void everyFactOfTheTextIsOnThePage() throws Exception {
        var info = Inspection.of("flash.bin", Samples.flashImage());
        var page = page(info).getDocumentElement().getTextContent();
        for (var line : info.lines(Wording.PLAIN, 1000)) {
            if (!line.startsWith(" ")) {
                continue; // a heading
            }
            for (var word : line.strip().split("\\s{2,}", -1)) {
                assertThat(page).containsIgnoringCase(word);
            }
        }
    }

    private static Document page(ImageInfo info) throws Exception {
        var html = OwnPage.of(FirmwareReport.sections(info, Wording.PLAIN, Optional.empty()));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static List<List<String>> rows(Document page, String section) {
        var table = elements(page, "section").stream()
                .filter(found -> found.getAttribute("id").equals(section))
                .findFirst()
                .orElseThrow();
        return elements(table, "tr").stream()
                .map(row -> children(row).stream().map(Element::getTextContent).toList())
                .toList();
    }

    private static List<Element> children(Element parent) {
        return nodes(parent.getChildNodes());
    }

    private static List<Element> elements(Document page, String name) {
        return elements(page.getDocumentElement(), name);
    }

    private static List<Element> elements(Element parent, String name) {
        return nodes(parent.getElementsByTagName(name));
    }

    private static List<Element> nodes(NodeList nodes) {
        var found = new ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }
}
