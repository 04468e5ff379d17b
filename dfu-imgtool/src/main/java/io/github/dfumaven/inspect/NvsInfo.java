// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.json.JsonObjectBuilder;
import io.github.dfumaven.nvs.NvsItem;
import io.github.dfumaven.nvs.NvsPage;
import io.github.dfumaven.nvs.NvsPartition;
import io.github.dfumaven.nvs.NvsType;
import io.github.dfumaven.nvs.StoredNvs;
import io.github.dfumaven.text.TextTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is told of an NVS partition: its pages, and its keys; values only where they are short. */
final class NvsInfo {

    /** The longest string, in bytes without its NUL, and the longest blob that is shown. */
    private static final int LONGEST_STRING = 40;

    private static final int LONGEST_BLOB = 16;

    private NvsInfo() {}

    static TextTable pages(StoredNvs stored) {
        var table = new TextTable("page", "state", "sequence>", "written>", "erased>", "free>");
        for (var page : pagesOf(stored)) {
            table.row(
                    String.valueOf(page.number()),
                    page.state(),
                    String.valueOf(page.sequence()),
                    String.valueOf(page.written()),
                    String.valueOf(page.erased()),
                    String.valueOf(page.free()));
        }
        return table;
    }

    static TextTable items(StoredNvs stored) {
        var table = new TextTable("namespace", "key", "type", "size>", "value");
        for (var item : itemsOf(stored)) {
            table.row(
                    item.namespace(),
                    item.key(),
                    item.type().id(),
                    item.data().length() + " B",
                    value(item).orElse(""));
        }
        return table;
    }

    static Stream<Fact> facts(StoredNvs stored) {
        return Stream.concat(
                Stream.of(new Fact(stored.partition(), stored.words())),
                itemsOf(stored).stream()
                        .map(item -> new Fact(
                                stored.partition() + ": " + item.namespace() + ", " + item.key(),
                                item.type().id() + ", " + item.data().length() + " B")));
    }

    static JsonObjectBuilder json(StoredNvs stored) {
        return new JsonObjectBuilder()
                .put("partition", Optional.of(stored.partition()).filter(name -> !name.isEmpty()))
                .put("address", stored.address())
                .put("size", stored.size())
                .put("state", stored.state())
                .put(
                        "version",
                        stored.content()
                                .flatMap(NvsPartition::version)
                                .map(version -> Integer.valueOf(version.toString())))
                .put("pages", pagesOf(stored), NvsInfo::page)
                .put(
                        "namespaces",
                        stored.content().map(NvsPartition::namespaces).orElse(List.of()),
                        name -> name)
                .put("items", itemsOf(stored), NvsInfo::item);
    }

    private static JsonObjectBuilder page(NvsPage page) {
        return new JsonObjectBuilder()
                .put("number", page.number())
                .put("state", page.state())
                .put("sequence", page.sequence())
                .put("written", page.written())
                .put("erased", page.erased())
                .put("free", page.free());
    }

    private static JsonObjectBuilder item(NvsItem item) {
        return new JsonObjectBuilder()
                .put("namespace", item.namespace())
                .put("key", item.key())
                .put("type", item.type().id())
                .put("size", item.data().length())
                .put("value", value(item));
    }

    private static Optional<String> value(NvsItem item) {
        int most = item.type() == NvsType.BLOB ? LONGEST_BLOB : LONGEST_STRING + 1;
        return Optional.of(item).filter(shown -> shown.data().length() <= most).map(NvsItem::text);
    }

    private static List<NvsPage> pagesOf(StoredNvs stored) {
        return stored.content().map(NvsPartition::pages).orElse(List.of());
    }

    private static List<NvsItem> itemsOf(StoredNvs stored) {
        return stored.content().map(NvsPartition::items).orElse(List.of());
    }
}
