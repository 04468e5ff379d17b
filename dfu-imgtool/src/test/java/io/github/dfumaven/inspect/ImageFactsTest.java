// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.vectors.Shared;
import io.github.dfumaven.vectors.VectorCase;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What info says of images is what esptool says. */
class ImageFactsTest {

    private static final String KEY = "Public key digest for block ";

    @TestFactory
    Stream<DynamicTest> numberAndKeysOfSignatures() {
        var signed = Shared.recorded("image-info").stream()
                .filter(vector -> vector.expect().has("signature_info_v2"))
                .toList();
        return Shared.tests(signed, vector -> {
            var keys = strings(
                            vector.expect().getAsJsonObject("signature_info_v2").getAsJsonArray("stdout"))
                    .filter(line -> line.startsWith(KEY))
                    .map(line -> line.substring(line.indexOf(':') + 1).replace(" ", ""))
                    .toList();
            var facts = facts(vector);

            assertThat(facts)
                    .filteredOn(fact -> fact.name().equals("signature"))
                    .singleElement()
                    .extracting(Fact::value)
                    .isEqualTo(
                            "for secure boot v2, " + (keys.size() == 1 ? "1 signature" : keys.size() + " signatures"));
            assertThat(facts)
                    .filteredOn(fact -> fact.name().equals("key"))
                    .extracting(fact -> fact.value().replaceFirst("^(RSA-3072|ECDSA-P\\d{3}), digest ", ""))
                    .containsExactlyElementsOf(
                            keys.stream().map(key -> key + " (good)").toList());
            assertThat(json(vector).getAsJsonArray("signatures"))
                    .extracting(
                            block -> block.getAsJsonObject().get("keyDigest").getAsString())
                    .containsExactlyElementsOf(keys);
        });
    }

    @TestFactory
    Stream<DynamicTest> limitsOfTheEfuseBlockAndPagesOfTheMmu() {
        var apps = Shared.recorded("image-info").stream()
                .filter(vector ->
                        vector.id().startsWith("app-mmu-") || vector.id().equals("app-block-rev"))
                .toList();
        assertThat(apps).hasSize(3);
        return Shared.tests(apps, vector -> {
            var app = vector.expect().getAsJsonObject("image").getAsJsonObject("app_description");
            var limits = "block revision v" + app.get("min_efuse_blk_rev_full").getAsString() + " to v"
                    + app.get("max_efuse_blk_rev_full").getAsString();
            var page = app.get("mmu_page_size");

            assertThat(facts(vector)).contains(new Fact("eFuse", limits));
            assertThat(facts(vector))
                    .filteredOn(fact -> fact.name().equals("MMU"))
                    .extracting(Fact::value)
                    .isEqualTo(page.isJsonNull() ? List.of() : List.of("pages of " + page.getAsString()));
            int log2 = app.get("mmu_page_size_log2").getAsInt();
            assertThat(json(vector).getAsJsonObject("app").get("mmuPageSize").isJsonNull())
                    .isEqualTo(log2 == 0);
        });
    }

    private static List<Fact> facts(VectorCase vector) throws IOException {
        return Facts.of(inspect(vector).image().orElseThrow());
    }

    private static JsonObject json(VectorCase vector) throws IOException {
        return JsonParser.parseString(InfoJson.write(List.of(inspect(vector)), Wording.PLAIN))
                .getAsJsonObject()
                .getAsJsonObject("image");
    }

    private static ImageInfo inspect(VectorCase vector) throws IOException {
        return Inspection.of(vector.id(), vector.inputs().values().iterator().next());
    }

    private static Stream<String> strings(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsString);
    }
}
