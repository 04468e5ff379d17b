// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words are completed in real shells by the files of the archive; what comes of it is what the tool would get. */
@DisabledOnOs(OS.WINDOWS)
class CompletionIT {

    private static final String TAB = "\t";

    @TempDir
    private Path folder;

    private Path share;
    private Path work;

    @BeforeEach
    void unpack() throws Exception {
        var installation = Installation.unpack(Built.archive("tar.gz"), folder, null);
        share = installation.home().resolve("share");
        work = installation.work();
        Files.createFile(work.resolve("bärs image.bin"));
        Files.createFile(work.resolve("verify"));
        Files.createDirectory(work.resolve("zone"));
        Files.createFile(work.resolve("zonk.txt"));
    }

    private static void assumeInstalled(String shell) {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin", shell)),
                shell + " is not installed (apt-get install " + shell + ")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dfu-imgtool cre⇥|<create>",
                "dfu-imgtool create --tar⇥esp32p⇥|<create><--target><esp32p4>",
                "dfu-imgtool create --target=esp32p⇥|<create><--target=esp32p4>",
                "dfu-imgtool info bä⇥|<info><bärs image.bin>",
                "dfu-imgtool info --svg bä⇥|<info><--svg><bärs image.bin>",
                "dfu-imgtool info verify --js⇥|<info><verify><--json>",
                "dfu-imgtool extract -d zon⇥|<extract><-d><zone/>",
                "dfu-imgtool partitions to-c⇥--disa⇥bä⇥|<partitions><to-csv><--disable-md5sum><bärs image.bin>",
                "dfu-imgtool create --pid bä⇥|<create><--pid><bä>",
                "dfu-flasher fla⇥--changed bä⇥|<flash><--changed><bärs image.bin>",
                "dfu-flasher monitor --el⇥bä⇥|<monitor><--elf><bärs image.bin>"
            })
    void bashCompletes(String typed, String completed) throws Exception {
        try (var shell = new ShellSession("bash --norc --noprofile -i", work)) {
            for (var tool : List.of("dfu-imgtool", "dfu-flasher")) {
                shell.type("source '"
                        + share.resolve("bash-completion/completions").resolve(tool) + "'");
                shell.type(tool + "() { printf '<%s>' \"$@\"; echo; }");
            }

            assertThat(shell.type(typed.replace("⇥", TAB))).contains("\n" + completed);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dfu-imgtool cre⇥|<create>",
                "dfu-imgtool create --target esp32p⇥|<create><--target><esp32p4>",
                "dfu-imgtool info bä⇥|<info><bärs image.bin>",
                "dfu-imgtool extract -d zon⇥|<extract><-d><zone>",
                "dfu-imgtool partitions to-c⇥bä⇥|<partitions><to-csv><bärs image.bin>",
                "dfu-flasher monitor --elf bä⇥|<monitor><--elf><bärs image.bin>"
            })
    void zshCompletes(String typed, String completed) throws Exception {
        assumeInstalled("zsh");
        try (var shell = new ShellSession("zsh -f -i", work)) {
            shell.type("unsetopt PROMPT_SP PROMPT_CR; fpath=('" + share.resolve("zsh/site-functions") + "' $fpath)");
            shell.type("autoload -Uz compinit && compinit -u -D");
            for (var tool : List.of("dfu-imgtool", "dfu-flasher")) {
                shell.type(tool + "() { printf '<%s>' \"$@\"; echo; }");
            }

            assertThat(shell.type(typed.replace("⇥", TAB))).contains("\n" + completed);
        }
    }

    @Test
    void fishProposes() throws Exception {
        assumeInstalled("fish");

        assertThat(fish("dfu-imgtool cre")).startsWith("create\tBuilds a dfu.bin");
        assertThat(fish("dfu-imgtool create --target esp32p"))
                .startsWith("esp32p4\tThe chip")
                .hasLineCount(1);
        assertThat(fish("dfu-imgtool create --pid bä")).isEmpty();
        assertThat(fish("dfu-imgtool info bä")).isEqualTo("bärs image.bin\n");
        assertThat(fish("dfu-imgtool info verify --js")).startsWith("--json\t");
        assertThat(fish("dfu-imgtool partitions "))
                .contains("to-bin\t", "to-csv\t", "check\t")
                .doesNotContain("create");
        assertThat(fish("dfu-imgtool partitions to-csv --disable-md5sum bä")).isEqualTo("bärs image.bin\n");
        assertThat(fish("dfu-flasher monitor --elf bä")).isEqualTo("bärs image.bin\n");
        assertThat(fish("dfu-flasher ")).contains("flash\t", "doctor\t").doesNotContain("bärs");
    }

    private String fish(String typed) throws IOException, InterruptedException {
        var tool = typed.substring(0, typed.indexOf(' '));
        var file = share.resolve("fish/vendor_completions.d").resolve(tool + ".fish");
        var script = "source '" + file + "'; complete -C '" + typed + "'";
        var run = Installation.run(work, Map.of("HOME", work.toString()), List.of("fish", "--no-config", "-c", script));
        assertThat(run.err()).isEmpty();
        return run.out();
    }
}
