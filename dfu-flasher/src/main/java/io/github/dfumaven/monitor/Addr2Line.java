// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import io.github.dfumaven.elf.ElfMachine;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Asks addr2line of a toolchain, which reads the debug information of an ELF file. What it does not tell is not told. */
record Addr2Line(Path tool, Path elf) implements SourceLines {

    private static final int LIMIT_SECONDS = 10;
    private static final String UNKNOWN = "??";

    /**
     * {@return the one that is found: what finds nothing, if there is none}
     *
     * @param machine of which the ELF file is
     * @param elf the file
     * @param path the folders in which the system looks for programs; those that are not absolute do not count
     */
    static SourceLines find(ElfMachine machine, Path elf, Optional<String> path) {
        var folders = path.stream()
                .flatMap(text -> Stream.of(text.split(File.pathSeparator, -1)))
                .flatMap(text -> folder(text).stream())
                .toList();
        return names(machine).stream()
                .flatMap(name -> folders.stream()
                        .flatMap(folder -> Stream.of(folder.resolve(name), folder.resolve(name + ".exe"))))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .<SourceLines>map(tool -> new Addr2Line(tool, elf.toAbsolutePath()))
                .orElse(NONE);
    }

    private static Optional<Path> folder(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Any for the processor will do: what it reads does not differ from chip to chip. */
    private static List<String> names(ElfMachine machine) {
        return switch (machine) {
            case XTENSA ->
                List.of("xtensa-esp32s3-elf-addr2line", "xtensa-esp32s2-elf-addr2line", "xtensa-esp-elf-addr2line");
            case RISC_V -> List.of("riscv32-esp-elf-addr2line");
        };
    }

    @Override
    public Map<Long, Found> of(List<Long> addresses) {
        try {
            return read(addresses, run(addresses));
        } catch (IOException e) {
            return Map.of(); // without it there are still the functions
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    private List<String> run(List<Long> addresses) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(tool.toString(), "-f", "-C", "-e", elf.toString()));
        addresses.forEach(address -> command.add("0x" + Long.toHexString(address)));
        var process =
                new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return List.of();
        }
        try (var out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    /** For each address there are two lines: the function, and file and line. */
    private static Map<Long, Found> read(List<Long> addresses, List<String> lines) {
        var found = new HashMap<Long, Found>();
        for (int i = 0; i < addresses.size() && 2 * i + 1 < lines.size(); i++) {
            var function = lines.get(2 * i);
            var place = lines.get(2 * i + 1).replaceFirst(" \\(discriminator \\d+\\)$", "");
            found.put(
                    addresses.get(i),
                    new Found(
                            function.startsWith(UNKNOWN) ? "" : function,
                            place.startsWith(UNKNOWN) || place.endsWith(":?") || place.endsWith(":0") ? "" : place));
        }
        return found;
    }
}
