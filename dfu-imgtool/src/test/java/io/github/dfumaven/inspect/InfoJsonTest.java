// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.Wording;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names and kinds of everything in the JSON, which scripts hold us to. */
class InfoJsonTest {

    private final JsonObject flash = json(Samples.flashImage());

    @Test
    void aFileHasTheseKeys() {
        assertThat(flash.keySet())
                .containsExactly(
                        "file",
                        "size",
                        "sha256",
                        "format",
                        "target",
                        "suffix",
                        "flashSize",
                        "entries",
                        "contents",
                        "image",
                        "partitions",
                        "nvs",
                        "problems");
        assertThat(flash.get("size").getAsJsonPrimitive().isNumber()).isTrue();
        assertThat(flash.get("flashSize").getAsJsonPrimitive().isNumber()).isTrue();
        assertThat(flash.get("sha256").getAsString()).matches("[0-9a-f]{64}");
        assertThat(flash.get("suffix").isJsonNull()).isTrue();
        assertThat(flash.get("image").isJsonNull()).isTrue();
    }

    @Test
    void aSuffixHasTheseKeysWithNumbers() {
        var suffix = json(Samples.dfuSe()).getAsJsonObject("suffix");
        assertThat(suffix.keySet())
                .containsExactly("bcdDevice", "idProduct", "idVendor", "bcdDfu", "length", "crc", "crcValid");
        assertThat(suffix.get("idVendor").getAsInt()).isEqualTo(0x0483);
        assertThat(suffix.get("crc").getAsJsonPrimitive().isNumber()).isTrue();
        assertThat(suffix.get("crcValid").getAsJsonPrimitive().isBoolean()).isTrue();
    }

    @Test
    void contentsHaveTheseKeysInTheOrderOfTheirAddresses() {
        var contents = flash.getAsJsonArray("contents");
        for (var content : contents) {
            assertThat(content.getAsJsonObject().keySet())
                    .containsExactly("name", "address", "size", "parts", "kind", "partition", "image");
        }
        assertThat(longs(contents, "address")).isSorted().containsExactly(0L, 0x8000L, 0xe000L, 0x10000L);
        assertThat(longs(contents, "parts")).containsOnly(1L);
    }

    @Test
    void anImageHasTheseKeysAndKinds() {
        var image = json(Samples.app()).getAsJsonObject("image");
        assertThat(image.keySet())
                .containsExactly(
                        "chip",
                        "chipId",
                        "entryPoint",
                        "flashMode",
                        "flashFrequency",
                        "flashSize",
                        "minChipRevision",
                        "maxChipRevision",
                        "segments",
                        "checksum",
                        "checksumValid",
                        "hashAppended",
                        "hash",
                        "hashValid",
                        "signed",
                        "signatures",
                        "app");
        assertThat(image.get("chip").getAsString()).isEqualTo("esp32s3");
        assertThat(image.get("chipId").getAsInt()).isEqualTo(9);
        assertThat(image.get("flashSize").getAsString()).isEqualTo("2MB");
        assertThat(image.get("flashMode").getAsString()).isEqualTo("dio");
        assertThat(image.get("flashFrequency").getAsString()).isEqualTo("80m");
        assertThat(image.get("maxChipRevision").isJsonNull()).as("no limit").isTrue();
        assertThat(image.get("checksum").getAsJsonPrimitive().isNumber()).isTrue();
        assertThat(image.get("hash").getAsString()).matches("[0-9a-f]{64}");
        var segment = image.getAsJsonArray("segments").get(0).getAsJsonObject();
        assertThat(segment.keySet()).containsExactly("address", "size", "offset");
        assertThat(segment.get("offset").getAsInt()).as("offset of the data").isEqualTo(32);
        assertThat(image.getAsJsonObject("app").keySet())
                .containsExactly(
                        "projectName",
                        "version",
                        "idfVersion",
                        "date",
                        "time",
                        "elfSha256",
                        "secureVersion",
                        "minEfuseBlockRevision",
                        "maxEfuseBlockRevision",
                        "mmuPageSize");
        assertThat(image.getAsJsonObject("app").get("secureVersion").getAsInt()).isEqualTo(7);
    }

    @Test
    void partitionsHaveTheseKeys() {
        var rows = flash.getAsJsonArray("partitions");
        var last = rows.get(rows.size() - 1).getAsJsonObject();
        assertThat(last.keySet()).containsExactly("name", "type", "subtype", "offset", "size", "flags");
        assertThat(last.get("type").getAsString()).isEqualTo("data");
        assertThat(last.get("subtype").getAsString()).isEqualTo("littlefs");
        assertThat(last.getAsJsonArray("flags")).hasToString("[\"encrypted\"]");
    }

    @Test
    void problemsHaveTheseKeys() {
        var problem = json(Bytes.EMPTY).getAsJsonArray("problems").get(0).getAsJsonObject();
        assertThat(problem.keySet()).containsExactly("severity", "code", "message", "hint");
        assertThat(problem.get("severity").getAsString()).isEqualTo("error");
        assertThat(problem.get("code").getAsString()).isEqualTo("unknown-format");
    }

    @Test
    void severalFilesAreAnArray() {
        var infos = List.of(Inspection.of("a", Bytes.EMPTY), Inspection.of("b", Samples.app()));
        var array = JsonParser.parseString(InfoJson.write(infos, Wording.PLAIN)).getAsJsonArray();
        assertThat(array).hasSize(2);
        assertThat(array.get(1).getAsJsonObject().get("file").getAsString()).isEqualTo("b");
    }

    private static JsonObject json(Bytes file) {
        return JsonParser.parseString(InfoJson.write(List.of(Inspection.of("x", file)), Wording.PLAIN))
                .getAsJsonObject();
    }

    private static List<Long> longs(JsonArray array, String key) {
        return array.asList().stream()
                .map(element -> element.getAsJsonObject().get(key).getAsLong())
                .toList();
    }
}
