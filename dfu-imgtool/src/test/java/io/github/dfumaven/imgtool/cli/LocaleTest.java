// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the locale of a process changes: nothing but the names of files that can be reached. */
class LocaleTest {

    private static final String NAME = "häuser.bin";

    @TempDir
    Path work;

    /** The one in which the build runs all tests; with another one they would prove less. */
    @Test
    void theTestsRunWhereDigitsAreOthers() {
        var locale = System.getProperty("user.language");
        Assumptions.assumeTrue("ar".equals(locale), "run with another -Dtest.locale");
        assertThat(String.format(Locale.getDefault(), "%d", 2)).isEqualTo("٢");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "not_INSTALLED.UTF-8"})
    void aNameThatTheLocaleCannotSpellIsToldWithTheCure(String locale) throws Exception {
        var file = Files.write(work.resolve(name()), new byte[4096]);

        for (var words : List.of(
                List.of("info", file.toString()),
                List.of("verify", file.toString()),
                List.of("diff", file.toString(), file.toString()),
                List.of("suffix", "check", file.toString()),
                List.of("create", "--target", "esp32s3", "-o", work + "/o.bin", "0x10000", file.toString()),
                List.of("create", "--target", "esp32s3", "-o", file.toString(), "0x10000", work + "/o.bin"))) {
            assertTold(run(locale, words));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "not_INSTALLED.UTF-8"})
    void soIsANameThatIsReadFromAFile(String locale) throws Exception {
        Files.write(work.resolve(name()), new byte[4096]);
        var json = Files.writeString(
                work.resolve("flasher_args.json"),
                "{\"flash_files\": {\"0x10000\": \"" + NAME + "\"}, \"extra_esptool_args\": {\"chip\": \"esp32s3\"}}");
        var image = work.resolve("dfu.bin").toString();
        var create = List.of("create", "--flasher-args", json.toString(), "-o", image);

        assertThat(run("C.UTF-8", create)).startsWith("0\n");
        assertTold(run(locale, List.of("create", "--flasher-args", json.toString(), "-o", work + "/o.bin")));
        assertThat(work.resolve("o.bin")).doesNotExist();
        assertThat(run(locale, List.of("info", image)))
                .as("names are only printed")
                .startsWith("0\n")
                .contains(NAME);
        assertTold(run(locale, List.of("extract", image, "-d", work + "/parts")));
        assertThat(work.resolve("parts")).doesNotExist();
    }

    private static void assertTold(String run) {
        if (System.getProperty("os.name").startsWith("Linux")) {
            assertThat(run).startsWith("4\n").contains("user.bin", "[unusable-file-name]", "LC_ALL", "ANSI_X3.4-1968");
        } else {
            assertThat(run).as("names are Unicode here").doesNotStartWith("70\n");
        }
    }

    private static String name() {
        var charset = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        Assumptions.assumeTrue(charset.newEncoder().canEncode(NAME), "run with LC_ALL=C.UTF-8");
        return NAME;
    }

    /** Returns the exit code in a line of its own, and what the tool has written. */
    private static String run(String locale, List<String> words) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.add(ImgTool.class.getName());
        command.addAll(words);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", locale);
        var process = builder.start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + "\n" + text;
    }
}
