// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.create.SmallImages;
import io.github.dfumaven.partition.PartitionOptions;
import io.github.dfumaven.partition.PartitionTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be started is neither built nor called sound: the wrong kind of file, or the right one elsewhere. */
class FilesInPlaceTest {

    private static final String CSV = """
            nvs,data,nvs,0x9000,0x5000
            ota_0,app,ota_0,0x20000,0x100000
            store,data,spiffs,0x120000,0x10000
            """;

    private static final List<Bytes> FOREIGN = List.of(
            Bytes.hex("7f454c46010101000000000000000000"),
            Bytes.utf8(CSV),
            Bytes.utf8("S00600004844521B\nS9030000FC\n"),
            Bytes.utf8("<!DOCTYPE html><html></html>"),
            Bytes.utf8("{\"error\": 404}"),
            Bytes.hex("504b03040a0000000000"),
            Bytes.hex("1f8b0800000000000003"),
            Bytes.hex("89504e470d0a1a0a0000000d"));

    @TempDir
    Path work;

    @BeforeEach
    void aBuild() throws IOException {
        file("bootloader.bin", SmallImages.bootloader(Chip.ESP32_S3, 1000));
        file("app.bin", SmallImages.app(Chip.ESP32_S3, 1000));
        file("partitions.csv", Bytes.utf8(CSV));
        file("table.bin", table());
        file("noise.bin", noise());
        file("more-noise.bin", noise());
    }

    @Test
    void theRightFilesAtTheRightPlaceAreSound() {
        done(pairs("0x0", "bootloader.bin", "0x8000", "table.bin", "0x20000", "app.bin"), "");
        done(parts("bootloader.bin", "app.bin"), "");
        assertThat(Run.of("verify", path("x.dfu")).exit()).isZero();
    }

    @Test
    void whatNoChipReadsIsRefusedWhereAnImageOrTheTableHasToBe() throws IOException {
        for (var content : FOREIGN) {
            file("wrong", content);
            refused(parts("bootloader.bin", "wrong"), "not-an-image", "wrong at 0x20000");
            refused(parts("wrong", "app.bin"), "not-an-image", "wrong at 0x0");
            refused(pairs("0x0", "bootloader.bin", "0x8000", "table.bin", "0x20000", "wrong"), "not-an-image");
            refused(pairs("0x0", "wrong", "0x8000", "table.bin", "0x20000", "app.bin"), "not-an-image");
            refused(pairs("0x0", "bootloader.bin", "0x8000", "wrong", "0x10000", "app.bin"), "not-an-image");
            refused(pairs("0x10000", "wrong"), "not-an-image", "0x10000");
        }
    }

    @Test
    void theSameFilesAreDataWhereDataGo() throws IOException {
        for (var content : FOREIGN) {
            file("data", content);
            done(pairs("0x0", "bootloader.bin", "0x8000", "table.bin", "0x20000", "app.bin", "0x120000", "data"), "");
        }
    }

    @Test
    void aDfuImageIsNoApp() {
        done(parts("bootloader.bin", "app.bin"), "");
        refused(parts("bootloader.bin", "x.dfu"), "not-an-image", "is a DFU image", "extract");
    }

    @Test
    void aTableAsTextIsAnsweredWithTheOptionForIt() {
        refused(
                pairs("0x0", "bootloader.bin", "0x8000", "partitions.csv", "0x20000", "app.bin"),
                "not-an-image",
                "a partition table in CSV",
                "--partitions");
    }

    @Test
    void whatIsGivenAsTheTableHasToBeOne() {
        refused(
                List.of("--target", "esp32s3", "--partitions", path("app.bin"), "--app", path("app.bin")),
                "not-an-image",
                "is an ESP image, but it is given as the partition table");
    }

    @Test
    void bootloaderAndAppAreNotSwapped() {
        refused(parts("app.bin", "bootloader.bin"), "app-misplaced", "app.bin at 0x0", "ota_0 at 0x20000");
        refused(
                pairs("0x0", "bootloader.bin", "0x8000", "table.bin", "0x20000", "bootloader.bin"),
                "bootloader-misplaced",
                "bootloader.bin at 0x20000");
        refused(
                pairs("0x0", "app.bin", "0x8000", "table.bin", "0x20000", "bootloader.bin"),
                "app-misplaced",
                "0x20000");
    }

    @Test
    void aTableIsNoImageAndAnImageIsNoTable() {
        refused(parts("bootloader.bin", "table.bin"), "not-an-image", "is a partition table");
        refused(pairs("0x0", "bootloader.bin", "0x8000", "app.bin"), "not-an-image", "is an ESP image");
    }

    @Test
    void aBootloaderIsRefusedWhereItsChipDoesNotLook() throws IOException {
        refused(
                pairs("0x1000", "bootloader.bin", "0x8000", "table.bin", "0x20000", "app.bin"),
                "bootloader-misplaced",
                "at 0x1000",
                "the esp32s3 starts it from 0x0");
        file("s2.bin", SmallImages.bootloader(Chip.ESP32_S2, 1000));
        refused(
                List.of("--target", "esp32s2", "0x0", path("s2.bin"), "0x8000", path("table.bin")),
                "bootloader-misplaced",
                "the esp32s2 starts it from 0x1000");
    }

    @Test
    void anAppIsRefusedWhereNoPartitionForItBegins() {
        refused(
                pairs("0x0", "bootloader.bin", "0x8000", "table.bin", "0x10000", "app.bin"),
                "app-misplaced",
                "at 0x10000",
                "ota_0 at 0x20000");
        refused(
                pairs("0x0", "bootloader.bin", "0x8000", "table.bin", "0x30000", "app.bin"),
                "app-misplaced",
                "0x30000",
                "0x20000, where ota_0 begins");
    }

    @Test
    void anAppAloneIsTakenWhereverItIsPut() {
        done(pairs("0x20000", "app.bin"), "");
        done(pairs("0x10000", "app.bin"), "");
    }

    @Test
    void firmwareOfASecondChipMayBeData() throws IOException {
        file("c6.bin", SmallImages.app(Chip.ESP32_C6, 1000));
        done(
                pairs("0x0", "bootloader.bin", "0x8000", "table.bin", "0x20000", "app.bin", "0x120000", "c6.bin"),
                "wrong-chip");
        refused(
                pairs("0x0", "bootloader.bin", "0x8000", "table.bin", "0x20000", "c6.bin"),
                "wrong-chip",
                "esp32c6",
                "esp32s3");
    }

    @Test
    void whatNobodyKnowsIsOnlyAWarningBesideAnAddress() {
        done(pairs("0x0", "noise.bin", "0x8000", "table.bin", "0x20000", "app.bin"), "content-unknown");
        done(pairs("0x0", "bootloader.bin", "0x8000", "noise.bin"), "content-unknown");
        done(pairs("0x0", "bootloader.bin", "0x8000", "table.bin", "0x20000", "noise.bin"), "content-unknown");
        done(pairs("0x10000", "noise.bin"), "");
    }

    @Test
    void whatNobodyKnowsIsRefusedWhereItsRoleIsDeclared() {
        refused(parts("noise.bin", "app.bin"), "content-unknown", "noise.bin at 0x0", "--encrypted");
        refused(parts("bootloader.bin", "noise.bin"), "content-unknown", "noise.bin at 0x20000", "--encrypted");
        var ota = new ArrayList<>(parts("bootloader.bin", "app.bin").subList(0, 6));
        ota.addAll(List.of("--data", "ota_0=" + path("noise.bin")));
        refused(ota, "content-unknown");
    }

    @Test
    void encryptedFilesAreTakenWhenTheyAreCalledSo() throws IOException {
        var encrypted = new ArrayList<>(parts("noise.bin", "more-noise.bin"));
        encrypted.add("--encrypted");
        done(encrypted, "");

        file("wrong", FOREIGN.get(0));
        var wrong = new ArrayList<>(parts("noise.bin", "wrong"));
        wrong.add("--encrypted");
        refused(wrong, "not-an-image");
    }

    @Test
    void whatIsForcedIsFoundByVerify() {
        for (var list : List.of(
                pairs("0x1000", "bootloader.bin", "0x8000", "table.bin", "0x20000", "app.bin"),
                pairs("0x0", "bootloader.bin", "0x8000", "table.bin", "0x10000", "app.bin"),
                pairs("0x0", "bootloader.bin", "0x8000", "partitions.csv", "0x20000", "app.bin"),
                parts("app.bin", "bootloader.bin"))) {
            var forced = new ArrayList<>(list);
            forced.add("--force");
            var run = create(forced);
            assertThat(run.exit()).as(run.err()).isZero();
            var code = run.err().replaceAll("(?s).*?\\[([a-z-]+)].*", "$1");
            var verify = Run.of("verify", path("x.dfu"));
            assertThat(verify.exit()).isEqualTo(1);
            assertThat(verify.out() + verify.err()).contains(code);
        }
    }

    private void refused(List<String> words, String code, String... more) {
        var run = create(words);
        assertThat(run.err()).contains("[" + code + "]");
        assertThat(List.of(more)).allSatisfy(word -> assertThat(run.err()).contains(word));
        assertThat(run.exit()).isEqualTo(1);
    }

    /** The image is written, with one warning of a code or with none. */
    private void done(List<String> words, String code) {
        var run = create(words);
        assertThat(run.exit()).as(run.err()).isZero();
        if (code.isEmpty()) {
            assertThat(run.err()).isEmpty();
        } else {
            assertThat(run.err()).contains("[" + code + "]");
        }
    }

    private Run create(List<String> words) {
        var args = new ArrayList<>(List.of("create", "-o", path("x.dfu"), "-fs", "4MB"));
        args.addAll(words);
        return Run.of(args.toArray(String[]::new));
    }

    private List<String> pairs(String... words) {
        var args = new ArrayList<>(List.of("--target", "esp32s3"));
        for (int i = 0; i < words.length; i++) {
            args.add(i % 2 == 0 ? words[i] : path(words[i]));
        }
        return args;
    }

    private List<String> parts(String bootloader, String app) {
        return List.of(
                "--target",
                "esp32s3",
                "--bootloader",
                path(bootloader),
                "--partitions",
                path("partitions.csv"),
                "--app",
                path(app));
    }

    private String path(String name) {
        return work.resolve(name).toString();
    }

    private void file(String name, Bytes content) throws IOException {
        Files.write(work.resolve(name), content.toByteArray());
    }

    private static Bytes table() throws IOException {
        return PartitionTable.read(Bytes.utf8(CSV), PartitionOptions.DEFAULT, Map.of())
                .toBytes();
    }

    private static Bytes noise() {
        return Bytes.concat(List.of(Bytes.utf8("1").sha256(), Bytes.utf8("2").sha256()));
    }
}
