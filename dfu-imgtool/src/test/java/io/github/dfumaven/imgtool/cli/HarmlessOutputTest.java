// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.dfumaven.text.TextWidth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that would clear the screen, ring, turn the direction of writing or begin a line of their own. */
class HarmlessOutputTest {

    /** 15 bytes: ESC, BEL, a C1 control, a bidirectional override, the ends of a line, and a line separator. */
    private static final String NASTY = "\033[2J\007\u009b\u202e\n\r\u2028";

    private static final String PLAIN = "fifteen-letters";
    private static final String SHOWN = "\ufffd[2J\ufffd\ufffd\ufffd";

    @TempDir
    Path work;

    private String archive;
    private String table;

    @BeforeEach
    void makeFiles() throws IOException {
        var content = Files.write(work.resolve(PLAIN + ".bin"), new byte[5000]);
        var plain = work.resolve("plain.bin").toString();
        ok("create", "--target", "esp32s3", "-o", plain, "0x10000", content.toString());
        ok("suffix", "remove", plain);
        archive = withNastyName(plain);
        ok("suffix", "add", "--pid", "0009", "--vid", "303a", archive);

        var csv = Files.writeString(work.resolve("table.csv"), PLAIN + ",data,nvs,0x9000,24K,\n");
        var binary = work.resolve("table.bin").toString();
        ok("partitions", "to-bin", "--disable-md5sum", "-o", binary, csv.toString());
        table = withNastyName(binary);
    }

    @Test
    void namesOfEntriesArePrintedHarmlessly() throws IOException {
        assertThat(harmless("info", archive)).contains(SHOWN);
        harmless("verify", archive);
        harmless("diff", archive, work.resolve("plain.bin").toString());
        harmless("merge", archive, "-o", work.resolve("flash.bin").toString());
        harmless("merge", archive, "-f", "uf2", "-o", work.resolve("flash.uf2").toString());
    }

    @Test
    void namesOfEntriesAreRefusedHarmlessly() throws IOException {
        assertThat(harmless("extract", archive, "-d", work.resolve("parts").toString()))
                .contains("unsafe-name");
    }

    @Test
    void namesOfPartitionsArePrintedHarmlessly() throws IOException {
        assertThat(harmless("partitions", "check", table)).contains(SHOWN);
        assertThat(harmless("info", table)).contains(SHOWN);
        harmless("verify", table);
        harmless("create", "--target", "esp32s3", "-o", work.resolve("dfu.bin").toString(), "0x8000", table);
    }

    /** A name that was made harmless would be that of another partition. */
    @Test
    void csvOnStandardOutputHoldsNoOtherName() throws IOException {
        var run = Run.of("partitions", "to-csv", table);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertHarmless(run);

        var ringing = Files.writeString(work.resolve("ring.csv"), "r\007ng,data,nvs,0x9000,24K,\n");
        var refused = Run.of("partitions", "to-csv", ringing.toString());
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("[partition-bad-name]", "--output");
        assertHarmless(refused);
        var file = work.resolve("again.csv");
        ok("partitions", "to-csv", ringing.toString(), "-o", file.toString());
        assertThat(file).content().contains("r\007ng,data,nvs");
    }

    @Test
    void pathsInFlasherArgsAreToldHarmlessly() throws IOException {
        var escaped = "\\u001b[2J\\u0007\\u009b\\u202e\\n\\r\\u2028";
        for (var path : List.of(escaped, escaped + "\\u0000", "\\ud800")) {
            var json = Files.writeString(
                    work.resolve("flasher_args.json"),
                    "{\"flash_files\": {\"0x10000\": \"" + path
                            + "\"}, \"extra_esptool_args\": {\"chip\": \"esp32s3\"}}");
            var run = Run.of(
                    "create",
                    "--flasher-args",
                    json.toString(),
                    "-o",
                    work.resolve("o.bin").toString());
            assertThat(run.exit()).as(run.err()).isIn(1, 4);
            assertHarmless(run);
        }
    }

    @Test
    void wordsOfTheCommandLineAreToldHarmlessly() {
        for (var words : List.of(
                List.of(NASTY),
                List.of("info", NASTY),
                List.of("info", "--" + NASTY),
                List.of("create", NASTY, NASTY))) {
            assertHarmless(Run.of(words.toArray(String[]::new)));
        }
        var trace = Run.of("verify", "--stacktrace", work.resolve("x") + NASTY);
        assertThat(trace.err()).contains(SHOWN, "    at ");
        assertHarmless(trace);
    }

    /** What a program reads is the name to the letter; what a terminal gets on the way is harmless. */
    @Test
    void jsonEscapesWhatItHolds() throws IOException {
        var info = Run.of("info", "--json", archive);
        assertHarmless(info);
        var names = new ArrayList<String>();
        JsonParser.parseString(info.out())
                .getAsJsonObject()
                .getAsJsonArray("entries")
                .forEach(entry -> names.add(entry.getAsJsonObject().get("name").getAsString()));
        assertThat(names).contains(NASTY + ".bin");

        assertHarmless(Run.of("info", "--json", table));
        assertHarmless(
                Run.of("diff", "--json", archive, work.resolve("plain.bin").toString()));
    }

    private String withNastyName(String file) throws IOException {
        // Latin 1 keeps every byte.
        var bytes = new String(Files.readAllBytes(Path.of(file)), StandardCharsets.ISO_8859_1);
        var name = new String(NASTY.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        var nasty = Path.of(file.replace(".bin", "-nasty.bin"));
        Files.write(nasty, bytes.replace(PLAIN, name).getBytes(StandardCharsets.ISO_8859_1));
        return nasty.toString();
    }

    private static void ok(String... words) {
        var run = Run.of(words);
        assertThat(run.exit()).as(run.err()).isZero();
    }

    /** Returns what a command says, all of it harmless and none of it for want of ours. */
    private static String harmless(String... words) {
        var run = Run.of(words);
        assertThat(run.exit()).as(run.err()).isLessThan(2);
        assertHarmless(run);
        return run.out() + run.err();
    }

    private static void assertHarmless(Run run) {
        assertThat(run.exit()).as(run.err()).isNotEqualTo(70);
        var text = (run.out() + run.err()).replace(System.lineSeparator(), "\n");
        assertThat(TextWidth.isHarmless(text.replace("\n", ""))).as(text).isTrue();
        // The line end in the name has made no line: the next one would begin with what is behind it.
        assertThat(text.lines()).noneMatch(line -> line.startsWith("\ufffd\ufffd"));
    }
}
