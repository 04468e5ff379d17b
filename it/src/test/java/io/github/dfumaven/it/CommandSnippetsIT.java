// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.TopCommand;
import io.github.dfumaven.flasher.cli.FlasherTool;
import io.github.dfumaven.imgtool.cli.ImgTool;
import io.github.dfumaven.it.Snippets.Snippet;
import io.github.dfumaven.usbfs.Children;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README and site tell people to type is typed: all of it is understood, and what a simulated board can do is run. */
class CommandSnippetsIT {

    /** What waits for people, another host, a serial port, or changes this machine: understood, and not run. */
    private static final Pattern NOT_RUN = Pattern.compile(
            "(simulate|share|station|monitor|udev --install)\\b|--(monitor|enter)\\b|usbip://|--usb BUS");

    private static final Pattern DEVICES =
            Pattern.compile("dfu-flasher (list|flash|detach|reset|run|board|read|doctor)\\b.*");

    /** What is in the flash of a board that has an application to run. */
    private static final String BOARD = "flash-of-the-board.bin";

    @TempDir
    private Path folder;

    @Test
    void everyCommandIsUnderstood() throws IOException {
        var commands = Snippets.commands("dfu-imgtool", "dfu-flasher");
        assertThat(commands).hasSizeGreaterThan(50);
        assertThat(commands.stream().flatMap(CommandSnippetsIT::misunderstood)).isEmpty();
    }

    /** With {@code --help} the words before it are read, and nothing is done. */
    private static Stream<String> misunderstood(Snippet snippet) {
        var words = words(snippet.text());
        var tool = words.remove(0);
        var said = understood(tool, words);
        if (said.exit() != 0 && !snippet.whole()) {
            // A sentence may stop at an option and leave its value out.
            words.add("1");
            said = understood(tool, words);
        }
        return said.exit() == 0 ? Stream.empty() : Stream.of(snippet + ": " + said.text());
    }

    private static Said understood(String tool, List<String> words) {
        var text = new StringWriter();
        var out = new PrintWriter(text, true);
        var asked = new ArrayList<>(words);
        asked.add("--help");
        TopCommand top = tool.equals("dfu-imgtool") ? new ImgTool() : new FlasherTool();
        return new Said(Tool.commandLine(top, out, out).execute(asked.toArray(String[]::new)), text.toString());
    }

    private record Said(int exit, String text) {}

    /** Splits as a shell does, as far as the pages need it. */
    private static List<String> words(String line) {
        var first = line.replaceFirst(" (&&|\\||>) .*$", "");
        return Pattern.compile("'([^']*)'|(\\S+)")
                .matcher(first)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Test
    void everyLineForASimulatedBoardDoesWhatThePageSays() throws Exception {
        var lines = Snippets.commands("dfu-imgtool", "dfu-flasher").stream()
                .filter(Snippet::whole)
                .filter(snippet -> !NOT_RUN.matcher(snippet.text()).find())
                .filter(snippet -> !snippet.text().contains("…"))
                .toList();
        assertThat(lines).hasSizeGreaterThan(25);
        var failed = new ArrayList<String>();
        for (int n = 0; n < lines.size(); n++) {
            run(lines.get(n), folder.resolve("" + n)).ifPresent(failed::add);
        }
        assertThat(failed).isEmpty();
    }

    /** Returns what went wrong, if anything did. */
    private static Optional<String> run(Snippet snippet, Path sandbox) throws Exception {
        var text = snippet.text();
        prepare(sandbox, text);
        if (DEVICES.matcher(text).matches() && !text.contains("--usb")) {
            text += " --usb sim:esp32s3"
                    + (Files.exists(sandbox.resolve(BOARD)) ? " --sim-app dfu --sim-flash-file " + BOARD : "");
        }
        var builder = new ProcessBuilder("sh", "-c", text).directory(sandbox.toFile());
        builder.environment()
                .merge("PATH", path("dfu-imgtool") + ":" + path("dfu-flasher"), (old, ours) -> ours + ":" + old);
        builder.environment().put("DFU_CLASS_ARCHIVE", "off");
        var ended = Children.finish(builder.start(), Duration.ofMinutes(2));
        return ended.exitCode() == 0 ? Optional.empty() : Optional.of(snippet + "\n" + ended.out() + ended.err());
    }

    private static Path path(String module) {
        return Path.of("..", module, "target/dist/bin").toAbsolutePath().normalize();
    }

    /** Puts the files there that the pages speak of, for the chip that the line names. */
    private static void prepare(Path sandbox, String line) throws IOException {
        var firmware = Arrays.stream(new String[] {"esp32s2", "esp32p4"})
                .filter(line::contains)
                .findFirst()
                .map(Firmware::of)
                .orElseGet(() ->
                        line.contains("esp32c3") ? new Firmware("esp32c3", 5, 0, 0x40380000) : Firmware.of("esp32s3"));
        var build = sandbox.resolve("build");
        firmware.writeTo(build.toFile());
        Files.write(sandbox.resolve("bootloader.bin"), firmware.bootloader());
        Files.write(sandbox.resolve("app.bin"), firmware.app());
        for (var name : List.of("fs.bin", "payload.bin")) {
            if (line.contains(name)) {
                Files.write(sandbox.resolve(name), new byte[4096]);
            }
        }
        Files.writeString(sandbox.resolve("partitions.csv"), """
                nvs, data, nvs, 0x9000, 0x6000
                factory, app, factory, 0x10000, 0x100000
                storage, data, fat, , 0x10000
                """);
        Files.writeString(sandbox.resolve("values.csv"), "key,type,encoding,value\nlog,namespace,,\nlevel,data,u8,3\n");
        Files.writeString(
                sandbox.resolve("nvs.csv"),
                "key,type,encoding,value\nfactory,namespace,,\nserial,data,string,${serial_number}\n");
        Files.writeString(
                sandbox.resolve("boards.csv"),
                IntStream.rangeClosed(1, 20)
                        .mapToObj(n -> String.format(Locale.ROOT, "A-%04d%n", n))
                        .collect(Collectors.joining("", "serial_number\n", "")));
        for (var name : List.of("partition-table.bin", "table.bin")) {
            Files.copy(build.resolve("partition_table/partition-table.bin"), sandbox.resolve(name));
        }
        if (firmware.target().equals("esp32c3")) {
            return;
        }
        made(sandbox, "create", "--flasher-args", build, "-o", sandbox.resolve("dfu.bin"));
        if (line.contains("--flasher-args files")) {
            made(sandbox, "extract", sandbox.resolve("dfu.bin"), "-d", sandbox.resolve("files"));
        }
        if (line.contains("nvs.bin")) {
            made(
                    sandbox,
                    "nvs",
                    "to-bin",
                    sandbox.resolve("values.csv"),
                    "-o",
                    sandbox.resolve("nvs.bin"),
                    "--size",
                    "0x6000");
        }
        Files.copy(sandbox.resolve("dfu.bin"), sandbox.resolve("old.bin"));
        Files.write(build.resolve("more.bin"), "new".getBytes(StandardCharsets.US_ASCII));
        made(
                sandbox,
                "create",
                "--flasher-args",
                build,
                "-o",
                sandbox.resolve("new.bin"),
                "0x20000",
                build.resolve("more.bin"));
        if (line.startsWith("dfu-flasher run")) {
            made(sandbox, "merge", sandbox.resolve("dfu.bin"), "-o", sandbox.resolve(BOARD), "--pad-to-size", "4MB");
        }
    }

    private static void made(Path sandbox, Object... words) {
        var text = new StringWriter();
        var out = new PrintWriter(text, true);
        var line = Arrays.stream(words).map(Object::toString).toArray(String[]::new);
        assertThat(Tool.commandLine(new ImgTool(), out, out).execute(line))
                .as("%s: %s", sandbox, text)
                .isZero();
    }
}
