// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.elf.ElfMachine;
import io.github.dfumaven.monitor.SourceLines.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A script answers in the place of a toolchain's addr2line, in its format: no toolchain is part of this build. */
@DisabledOnOs(OS.WINDOWS)
class Addr2LineTest {

    @TempDir
    private Path folder;

    private void program(String name, String script) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private SourceLines find(ElfMachine machine) {
        var path = "relative:/does/not/exist:" + folder + ":";
        return Addr2Line.find(machine, Path.of("-app with blanks.elf"), Optional.of(path));
    }

    @Test
    void asksForAllAddressesAtOnceAndReadsTwoLinesForEach() throws Exception {
        program("riscv32-esp-elf-addr2line", """
                echo "$@" > '%s/asked'
                printf 'app_main\\n/src/main.c:42 (discriminator 3)\\n??\\n??:0\\nrom()\\n??:?\\n'
                """.formatted(folder));

        var found = find(ElfMachine.RISC_V).of(List.of(0x4000_8100L, 0x10L, 0x20L, 0x30L));

        assertThat(found)
                .isEqualTo(Map.of(
                        0x4000_8100L, new Found("app_main", "/src/main.c:42"),
                        0x10L, new Found("", ""),
                        0x20L, new Found("rom()", "")));
        assertThat(Files.readString(folder.resolve("asked")))
                .isEqualTo("-f -C -e " + Path.of("-app with blanks.elf").toAbsolutePath()
                        + " 0x40008100 0x10 0x20 0x30\n");
    }

    @Test
    void anyToolOfTheProcessorWillDo() throws Exception {
        program("xtensa-esp-elf-addr2line", "printf 'f\\nf.c:1\\n'");

        assertThat(find(ElfMachine.XTENSA).of(List.of(1L))).isEqualTo(Map.of(1L, new Found("f", "f.c:1")));
        assertThat(find(ElfMachine.RISC_V)).isSameAs(SourceLines.NONE);
    }

    @Test
    void withoutAToolOrWithABrokenOneNothingIsFound() throws Exception {
        assertThat(Addr2Line.find(ElfMachine.XTENSA, folder, Optional.empty())).isSameAs(SourceLines.NONE);
        Files.writeString(folder.resolve("riscv32-esp-elf-addr2line"), "not executable");
        assertThat(find(ElfMachine.RISC_V)).isSameAs(SourceLines.NONE);

        program("xtensa-esp32s2-elf-addr2line", "exit 1");
        assertThat(find(ElfMachine.XTENSA).of(List.of(1L))).isEmpty();
        program("xtensa-esp32s3-elf-addr2line", "kill $$");
        assertThat(find(ElfMachine.XTENSA).of(List.of(1L))).isEmpty();
    }
}
