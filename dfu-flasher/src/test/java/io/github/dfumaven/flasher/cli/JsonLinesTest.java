// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.sim.FaultyDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code flash --json-lines}: one object a line while it happens, and nothing else on standard output. */
class JsonLinesTest {

    private final Bench bench = new Bench();

    @TempDir
    Path folder;

    @Test
    void aBoardBeginsGoesOnAndEnds() throws IOException {
        bench.plug(Chip.ESP32_S3);

        var run = flash("--json-lines", image());

        assertThat(run.exit()).isZero();
        var events = events(run);
        var begin = events.get(0);
        assertThat(word(begin, "event")).isEqualTo("begin");
        assertThat(word(begin, "path")).isEqualTo("1-1");
        assertThat(word(begin, "target")).isEqualTo("esp32s3");
        assertThat(word(begin, "sha256"))
                .isEqualTo(Bytes.read(Path.of(image())).sha256().toHex());
        assertThat(names(events))
                .startsWith("begin", "phase")
                .contains("progress")
                .endsWith("end");
        assertThat(events.stream().filter(event -> word(event, "event").equals("phase")))
                .extracting(event -> word(event, "phase"))
                .contains("sending", "verifying");
        var end = events.get(events.size() - 1);
        assertThat(word(end, "result")).isEqualTo("flashed");
        assertThat(word(end, "serial")).isEqualTo("7c:df:a1:00:00:01");
        assertThat(end.get("simulated").getAsBoolean()).isFalse();
        assertThat(word(end, "tool")).startsWith("dfu-flasher ");
    }

    /** What a program knows of {@code --json} it finds in the end of each board. */
    @Test
    void theEndIsTheObjectOfTheReport() throws IOException {
        bench.plug(Chip.ESP32_S3);
        var events = events(flash("--json-lines", image()));
        var report = JsonParser.parseString(flash("--json", image()).out()).getAsJsonObject();

        var end = events.get(events.size() - 1);
        var device = report.getAsJsonArray("devices").get(0).getAsJsonObject();
        for (var object : List.of(end, device)) {
            object.remove("event");
            object.remove("time");
            object.remove("millis");
        }
        assertThat(end).isEqualTo(device);
        assertThat(List.copyOf(device.keySet())).contains("serial", "simulated", "tool");
    }

    @Test
    void progressGoesFromNothingToAllOfIt() throws IOException {
        bench.plug(Chip.ESP32_S3);
        var image = Bench.image(folder, Chip.ESP32_S3, Bytes.fill(7, 1 << 20)).toString();

        var progress = events(flash("--json-lines", image)).stream()
                .filter(event -> word(event, "event").equals("progress"))
                .toList();

        assertThat(progress)
                .hasSizeBetween(50, 110)
                .isSortedAccordingTo((a, b) ->
                        Long.compare(a.get("bytes").getAsLong(), b.get("bytes").getAsLong()));
        var last = progress.get(progress.size() - 1);
        assertThat(last.get("bytes")).isEqualTo(last.get("total"));
    }

    @Test
    void eachOfSeveralBoardsHasItsOwnEvents() throws IOException {
        bench.plug(Chip.ESP32_S3);
        bench.plugFaulty(Chip.ESP32_S3, 9, FaultyDevice.STALL);
        bench.plug(Chip.ESP32_S2);

        var run = flash("--json-lines", "--all", "--restarts", "0", image());

        var events = events(run);
        assertThat(run.exit()).isEqualTo(3);
        for (var path : List.of("1-1", "1-2", "1-3")) {
            var own = events.stream()
                    .filter(event -> word(event, "path").equals(path))
                    .toList();
            assertThat(names(own).stream().filter("end"::equals)).as(path).hasSize(1);
            assertThat(names(own)).endsWith("end");
        }
        assertThat(events.stream().filter(event -> word(event, "event").equals("end")))
                .extracting(event -> word(event, "path") + " " + word(event, "result"))
                .containsExactlyInAnyOrder("1-1 flashed", "1-2 failed", "1-3 skipped");
    }

    @Test
    void thatThereIsNoBoardIsAnEndWithoutAPath() throws IOException {
        var run = flash("--json-lines", image());

        assertThat(run.exit()).isEqualTo(3);
        var events = events(run);
        assertThat(events).hasSize(1);
        assertThat(word(events.get(0), "event")).isEqualTo("end");
        assertThat(events.get(0).get("path").isJsonNull()).isTrue();
        assertThat(word(events.get(0), "result")).isEqualTo("failed");
        assertThat(events.get(0).getAsJsonObject("error").get("code").getAsString())
                .isEqualTo("no-device");
        assertThat(run.err()).contains("[no-device]");
    }

    @Test
    void wrongUsageIsNoEvent() throws IOException {
        var both = flash("--json-lines", "--json", image());
        var wrong = flash("--json-lines", "--timeout", "soon", image());

        assertThat(both.exit()).isEqualTo(2);
        assertThat(both.err()).contains("[two-formats]").contains("Leave out --json or --json-lines.");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(both.out() + wrong.out()).isEmpty();
    }

    @Test
    void theListTellsWhereItComesFrom() {
        bench.plug(Chip.ESP32_S3);

        var entry = JsonParser.parseString(bench.run("list", "--json").out())
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();

        assertThat(word(entry, "serial")).isEqualTo("7c:df:a1:00:00:01");
        assertThat(entry.get("simulated").getAsBoolean()).isFalse();
        assertThat(word(entry, "tool")).startsWith("dfu-flasher ");
        var simulated = JsonParser.parseString(
                        bench.run("list", "--json", "--usb", "sim").out())
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();
        assertThat(simulated.get("simulated").getAsBoolean()).isTrue();
    }

    private Bench.Run flash(String... arguments) {
        var all = new ArrayList<>(List.of("flash"));
        all.addAll(List.of(arguments));
        return bench.run(all.toArray(String[]::new));
    }

    private String image() throws IOException {
        return Bench.image(folder, Chip.ESP32_S3).toString();
    }

    /** Every line is an object with an event and a time, in the order of the times. */
    private static List<JsonObject> events(Bench.Run run) {
        var events = run.out()
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
        assertThat(events)
                .extracting(event -> Instant.parse(word(event, "time")))
                .isSorted();
        return events;
    }

    private static List<String> names(List<JsonObject> events) {
        return events.stream().map(event -> word(event, "event")).toList();
    }

    private static String word(JsonObject event, String name) {
        return event.get(name).getAsString();
    }
}
