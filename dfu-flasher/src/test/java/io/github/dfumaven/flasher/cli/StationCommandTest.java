// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.dfumaven.boardtable.SharedImages;
import io.github.dfumaven.chip.Chip;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationCommandTest {

    @TempDir
    private Path folder;

    private final Bench bench = new Bench();

    @BeforeEach
    void write() throws IOException {
        new SharedImages(Chip.ESP32_S3).archive().write(folder.resolve("dfu.bin"));
        Files.writeString(
                folder.resolve("values.csv"),
                "key,type,encoding,value\nfactory,namespace,,\nserial,data,string,${serial_number}\n");
        Files.writeString(folder.resolve("boards.csv"), "serial_number\nSN1\nSN2\nSN3\n");
    }

    private String job(String keys) throws IOException {
        var file = folder.resolve("job.json");
        Files.writeString(file, "{\"image\": \"dfu.bin\"" + keys + "}");
        return file.toString();
    }

    private String records() {
        return folder.resolve("station-records.db").toString();
    }

    @Test
    void aStationFlashesWhatThereIsAndReportsIt() throws IOException {
        bench.plug(Chip.ESP32_S3);
        bench.plug(Chip.ESP32_S3);

        var run = bench.run(
                "station",
                job(", \"boards\": \"boards.csv\", \"values\": \"values.csv\", \"slots\": {\"1-1\": \"left\", \"1-2\":"
                        + " \"right\"}, \"count\": 2"));

        assertThat(run.err()).contains("2 confirmed, 0 failed", "as many boards are flashed as the job wants");
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines().sorted())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("left: flashed and confirmed, 7c:df:a1:00:00:01, row SN");

        var report = bench.run("station", "report", "--records", records());
        assertThat(report.exit()).isZero();
        assertThat(report.out())
                .contains("All: 2 attempts, 2 confirmed, 0 failed, 0 others, yield 100.0 %", " / left: 1");
        var json = bench.run("station", "report", "--records", records(), "--format", "json");
        assertThat(JsonParser.parseString(json.out())
                        .getAsJsonObject()
                        .get("attempts")
                        .getAsJsonArray())
                .hasSize(2);
        var back = bench.run("station", "give-back", "SN1", "--records", records());
        assertThat(back.exit()).isEqualTo(2);
        assertThat(back.err()).contains("SN1", "confirmed", "[row-not-given-back]");
    }

    @Test
    void programsGetEventsALineEach() throws IOException {
        bench.plug(Chip.ESP32_S3);

        var run = bench.run("station", job(", \"count\": 1"), "--json-lines");

        assertThat(run.exit()).isZero();
        var events = run.out()
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
        var names =
                events.stream().map(event -> event.get("event").getAsString()).toList();
        assertThat(names).startsWith("begin").contains("phase", "progress", "end", "ending");
        var end = events.get(names.indexOf("end"));
        assertThat(end.get("path").getAsString()).isEqualTo("1-1");
        assertThat(end.get("slot").getAsString()).isEqualTo("1-1");
        assertThat(end.get("result").getAsString()).isEqualTo("flashed");
        assertThat(end.get("verdict").getAsString()).isEqualTo("confirmed");
        assertThat(end.get("mac").getAsString()).isEqualTo("7c:df:a1:00:00:01");
        assertThat(end.has("simulated")).isTrue();
        assertThat(end.has("tool")).isTrue();
    }

    @Test
    void tooManyFailuresEndItWithTheExitCodeOfTheLast() throws IOException {
        bench.plug(Chip.ESP32_S2);

        var run = bench.run("station", job(", \"stopAfterFailures\": 1"));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("1-1: FAILED");
        assertThat(run.err()).contains("[wrong-device]", "[too-many-failures]", "1 attempts in a row");
    }

    @Test
    void theOperatorHasAPageWhereItIsSaidOnStandardError() throws IOException {
        bench.plug(Chip.ESP32_S3);

        var run = bench.run("station", job(", \"count\": 1"), "--http", "0");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).containsPattern("(?m)^The page for the operator: http://127\\.0\\.0\\.1:\\d+/$");
        assertThat(run.out()).doesNotContain("http");
    }

    @Test
    void aPageThatCannotBeServedIsToldBeforeAnyBoardIsTouched() throws IOException {
        bench.plug(Chip.ESP32_S3);
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            var runs = List.of(
                    bench.run("station", job(", \"count\": 1"), "--http", port),
                    bench.run("station", job(", \"count\": 1"), "--http", "65536"),
                    bench.run("station", job(", \"count\": 1"), "--http", "nowhere.invalid:80"));

            assertThat(runs).extracting(Bench.Run::exit).containsOnly(2);
            assertThat(runs.get(0).err()).contains(port, "--http", "[page-not-served]", "another port in --http");
            assertThat(runs.get(1).err()).contains("65536", "0 to 65535", "[bad-http-address]");
            assertThat(runs.get(2).err()).contains("nowhere.invalid", "[bad-http-address]");
        }
        assertThat(bench.requests).hasValue(0);
        assertThat(folder.resolve("station-records.db")).doesNotExist();
    }

    @Test
    void whatIsWrongWithAJobIsToldBeforeAnyBoardIsTouched() throws IOException {
        bench.plug(Chip.ESP32_S3);

        var runs = List.of(
                bench.run("station", job(", \"colour\": 1")),
                bench.run("station", job(", \"slots\": {\"somewhere\": \"left\"}")),
                bench.run("station"),
                bench.run(
                        "station",
                        "report",
                        "--records",
                        folder.resolve("nowhere.db").toString()),
                bench.run("station", job(""), "--records", "jdbc:mysql://db/line?password=s3cret"));

        assertThat(runs).extracting(Bench.Run::exit).containsExactly(1, 2, 2, 4, 2);
        assertThat(runs).allSatisfy(run -> assertThat(run.err()).doesNotContain("s3cret"));
        assertThat(runs.get(0).err()).contains("job.json", "\"colour\"", "stopAfterFailures", "[job-unknown-key]");
        assertThat(runs.get(1).err()).contains("somewhere", "[bad-path]");
        assertThat(runs.get(2).err()).contains("JOB");
        assertThat(runs.get(3).err()).contains("[no-record]");
        assertThat(runs.get(4).err()).contains("[bad-records-address]");
        assertThat(bench.requests).hasValue(0);
    }
}
