// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dfumaven.archive.ArchiveWriter;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.diff.FlashDiff;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.firmware.FlashThings;
import io.github.dfumaven.flashmap.FlashMap;
import io.github.dfumaven.nvs.NvsFile;
import io.github.dfumaven.nvs.NvsKey;
import io.github.dfumaven.nvs.NvsOptions;
import io.github.dfumaven.nvs.NvsValues;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code info}, {@code verify}, {@code diff} and the flash map tell of partitions of NVS, in archives and in flash images. */
class NvsInImagesTest {

    private static final Chip CHIP = Chip.ESP32_S3;
    private static final Partition NVS = new Partition("nvs", 1, 2, 0x9000, 0x5000, 0);
    private static final Partition FACTORY = new Partition("factory", 0, 0, 0x10000, 0x10000, 0);
    static final String VALUES = """
            key,type,encoding,value
            wifi,namespace,,
            channel,data,u8,11
            ssid,data,string,lamp
            cert,data,string,%s
            device,namespace,,
            key,data,hex2bin,00112233
            cal,data,hex2bin,%s
            """.formatted("C".repeat(100), "5a".repeat(40));

    @TempDir
    Path folder;

    @Test
    void infoTellsPagesKeysAndShortValues() throws IOException {
        for (var file : List.of(archive(nvs(VALUES)), dump(nvs(VALUES)))) {
            var text = String.join("\n", Inspection.of("image", file).lines(Wording.PLAIN, 120));

            assertThat(text)
                    .contains("NVS partition nvs\n  NVS version 2, 5 keys in 2 namespaces, 1 of 5 pages in use")
                    .containsPattern("0 +active +0 +\\d+ +0 +\\d+")
                    .containsPattern("wifi +channel +u8 +1 B +11")
                    .containsPattern("wifi +ssid +string +5 B +lamp")
                    .containsPattern("wifi +cert +string +101 B")
                    .containsPattern("device +key +blob +4 B +00112233")
                    .contains("No problems found.")
                    .doesNotContain("CCCC", "5a5a");
        }
    }

    @Test
    void factsNameKeysAndKeepTheirValues() throws IOException {
        var facts = Inspection.of("image", archive(nvs(VALUES))).nvsFacts();

        assertThat(facts)
                .contains(new Fact("nvs: wifi, channel", "u8, 1 B"), new Fact("nvs: device, cal", "blob, 40 B"))
                .hasSize(6);
        assertThat(facts.get(0).value()).startsWith("NVS version 2, 5 keys in 2 namespaces");
        assertThat(facts.toString()).doesNotContain("lamp", "00112233");
    }

    @Test
    void programsAreToldTheSame() throws IOException {
        var nvs = json(archive(nvs(VALUES))).getAsJsonArray("nvs");

        assertThat(nvs).hasSize(1);
        var stored = nvs.get(0).getAsJsonObject();
        assertThat(stored.get("partition").getAsString()).isEqualTo("nvs");
        assertThat(stored.get("address").getAsLong()).isEqualTo(0x9000);
        assertThat(stored.get("size").getAsLong()).isEqualTo(0x5000);
        assertThat(stored.get("state").getAsString()).isEqualTo("readable");
        assertThat(stored.get("version").getAsInt()).isEqualTo(2);
        assertThat(stored.getAsJsonArray("pages")
                        .get(0)
                        .getAsJsonObject()
                        .get("state")
                        .getAsString())
                .isEqualTo("active");
        assertThat(stored.get("namespaces")).hasToString("[\"wifi\",\"device\"]");
        assertThat(stored.getAsJsonArray("items").get(1))
                .hasToString(
                        "{\"namespace\":\"wifi\",\"key\":\"ssid\",\"type\":\"string\",\"size\":5,\"value\":\"lamp\"}");
        assertThat(stored.getAsJsonArray("items")
                        .get(2)
                        .getAsJsonObject()
                        .get("value")
                        .isJsonNull())
                .isTrue();
    }

    @Test
    void erasedFlashIsAnEmptyPartition() throws IOException {
        var info = Inspection.of("dump", dump(Bytes.fill(0xff, 0x5000)));

        assertThat(json(dump(Bytes.fill(0xff, 0x5000)))
                        .getAsJsonArray("nvs")
                        .get(0)
                        .getAsJsonObject()
                        .get("state"))
                .hasToString("\"blank\"");
        assertThat(info.problems()).isEmpty();
        assertThat(json(archive(Bytes.EMPTY)).has("nvs"))
                .as("an archive that says nothing of it")
                .isFalse();
    }

    @Test
    void whatCannotBeReadIsNotGuessedAt() throws IOException {
        var key = Optional.of(NvsKey.parse(Bytes.hex("01".repeat(32) + "02".repeat(32))));
        var encrypted = values(VALUES)
                .compile(new NvsOptions(0x5000, NvsOptions.ofSize("20K").build().version(), key));
        for (var unreadable : List.of(encrypted, Bytes.fill(0x5a, 0x5000))) {
            var info = Inspection.of("dfu.bin", archive(unreadable));

            assertThat(info.lines(Wording.PLAIN, 120))
                    .contains("  encrypted or no NVS")
                    .noneMatch(line -> line.contains("lamp"));
            assertThat(info.problems()).isEmpty();
            var stored = json(archive(unreadable)).getAsJsonArray("nvs").get(0).getAsJsonObject();
            assertThat(stored.get("state").getAsString()).isEqualTo("encrypted-or-no-nvs");
            assertThat(stored.getAsJsonArray("items")).isEmpty();
        }
    }

    @Test
    void verifyFindsWhatCheckFindsWithItsPlace() throws IOException {
        var bytes = nvs(VALUES).toByteArray();
        bytes[64 + 32 + 24] ^= 1; // the value of the first key

        for (var file : List.of(archive(Bytes.copyOf(bytes)), dump(Bytes.copyOf(bytes)))) {
            var info = Inspection.of("dfu.bin", file);

            assertThat(info.isSound()).isFalse();
            assertThat(info.problems()).anySatisfy(problem -> {
                assertThat(problem.isError()).isTrue();
                assertThat(problem.message()).isEqualTo("nvs: page 0, entry 1 at 0x60: its CRC is wrong");
                assertThat(problem.code().id()).isEqualTo("nvs-bad-entry");
            });
        }
    }

    /** It is how firmware changes a value. */
    @Test
    void whatFirmwareErasedIsNoFaultOfADump() throws IOException {
        var bytes = nvs(VALUES).toByteArray();
        bytes[32] &= (byte) ~0x0c; // the second entry, from 10 to 00
        var used = Bytes.copyOf(bytes);

        assertThat(Inspection.of("flash.bin", dump(used)).problems()).isEmpty();
        var archive = Inspection.of("dfu.bin", archive(used));
        assertThat(archive.problems())
                .isNotEmpty()
                .noneMatch(Problem::isError)
                .allMatch(problem -> problem.code().id().equals("nvs-written-to"));
        assertThat(archive.isSound()).isTrue();
    }

    @Test
    void diffTellsWhichKeysDiffer() throws IOException {
        var old = folder.resolve("old.bin");
        archive(nvs(VALUES)).write(old);
        var fresh = folder.resolve("new.bin");
        archive(nvs(VALUES.replace("channel,data,u8,11", "channel,data,u16,11")
                        .replace("ssid,data,string,lamp", "ssid,data,string,moon")
                        .replace("key,data,hex2bin,00112233", "pin,data,u32,1")))
                .write(fresh);

        var diff = FlashDiff.of(old, fresh);

        assertThat(diff.nvs().stream().map(key -> key.namespace() + "." + key.key() + " " + key.what()))
                .containsExactlyInAnyOrder(
                        "wifi.channel type", "wifi.ssid changed", "device.key removed", "device.pin added");
        var text = String.join("\n", diff.lines(100));
        assertThat(text)
                .contains("Keys of NVS")
                .containsPattern("nvs +wifi +channel +type +u8 to u16")
                .doesNotContain("lamp", "moon");
        var json = JsonParser.parseString(diff.json(Optional.empty())).getAsJsonObject();
        assertThat(json.getAsJsonArray("nvs")).hasSize(4);
        assertThat(FlashDiff.of(old, old).nvs()).isEmpty();
    }

    @Test
    void theFlashMapSaysHowManyKeysThereAre() throws IOException {
        assertThat(FlashMap.draw(Inspection.of("dfu.bin", archive(nvs(VALUES)))).toUtf8())
                .contains("data, nvs", "5 keys");
        assertThat(FlashMap.draw(Inspection.of("dfu.bin", archive(Bytes.fill(0x5a, 0x5000))))
                        .toUtf8())
                .contains("encrypted or no NVS");
    }

    /** A row of a table may claim all of 4 GB. */
    @Test
    void aPartitionOfAllAddressesTakesNoMemory() throws IOException {
        var table = FlashThings.table(new Partition("nvs", 1, 2, 0x9000, 0xffff_0000L, 0));
        var files =
                new TreeMap<Long, Bytes>(Map.of(PartitionTable.USUAL_OFFSET, table, 0xf000_0000L, Bytes.fill(0, 4096)));

        assertThat(Inspection.of("dfu.bin", archive(files)).nvs()).hasSize(1);
    }

    static JsonObject json(Bytes file) {
        return JsonParser.parseString(ImageInfo.json(List.of(Inspection.of("image", file)), Wording.PLAIN))
                .getAsJsonObject();
    }

    private NvsValues values(String csv) throws IOException {
        return values(folder, csv);
    }

    static NvsValues values(Path folder, String csv) throws IOException {
        return NvsValues.read(List.of(NvsFile.read(Files.writeString(folder.resolve("values.csv"), csv))));
    }

    private Bytes nvs(String csv) throws IOException {
        return nvs(folder, csv);
    }

    static Bytes nvs(Path folder, String csv) throws IOException {
        return values(folder, csv).compile(NvsOptions.ofSize(NVS.size()).build());
    }

    private static Map<Long, Bytes> files(Bytes nvs) {
        var files = new TreeMap<Long, Bytes>();
        files.put(0L, FlashThings.bootloader(CHIP));
        files.put(PartitionTable.USUAL_OFFSET, FlashThings.table(NVS, FACTORY));
        if (!nvs.isEmpty()) {
            files.put(NVS.offset(), nvs);
        }
        files.put(FACTORY.offset(), FlashThings.app(CHIP, "blink", "1"));
        return files;
    }

    private static Bytes archive(Bytes nvs) throws IOException {
        return archive(files(nvs));
    }

    private static Bytes archive(Map<Long, Bytes> files) throws IOException {
        var placed = files.entrySet().stream()
                .map(file -> PlacedFile.of(
                        "file-" + Long.toHexString(file.getKey()) + ".bin", file.getKey(), file.getValue()))
                .toList();
        var payload = Bytes.concat(ArchiveWriter.payload(2 << 20, placed, Optional.empty()));
        return DfuFile.of(payload, Chip.VENDOR_ID, CHIP.productId(), DfuSuffix.ANY, DfuSuffix.DFU_1_0)
                .toBytes();
    }

    private static Bytes dump(Bytes nvs) {
        var flash = Bytes.fill(0xff, 2 << 20).toByteArray();
        files(nvs)
                .forEach((address, data) ->
                        System.arraycopy(data.toByteArray(), 0, flash, address.intValue(), data.length()));
        return Bytes.copyOf(flash);
    }
}
