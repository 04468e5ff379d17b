// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.TopCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** The command {@code dfu-imgtool}. */
@Command(
        name = "dfu-imgtool",
        description = "Builds, explains and verifies firmware images for the USB DFU of ESP32-S2, S3, P4 and S31.")
public final class ImgTool extends TopCommand {

    private static final List<String> COMMANDS =
            List.of("create", "info", "verify", "extract", "merge", "diff", "partitions", "nvs", "suffix");

    /** Creates the command, to be filled by picocli. */
    public ImgTool() {}

    /**
     * Runs the tool and ends the JVM with its exit code.
     *
     * @param args the words of the command line
     */
    public static void main(String[] args) {
        int exit = Tool.run(new ImgTool(), args);
        if (exit != ExitCode.DONE) {
            System.exit(exit); // which asks for a logger first, since Java 21: a fifth of what a small command takes
        }
    }

    @Override
    protected List<String> commands() {
        return COMMANDS;
    }

    @Override
    protected Object command(String name) {
        return switch (name) {
            case "create" -> new CreateCommand();
            case "info" -> new InfoCommand();
            case "verify" -> new VerifyCommand();
            case "extract" -> new ExtractCommand();
            case "merge" -> new MergeCommand();
            case "diff" -> new DiffCommand();
            case "partitions" -> new PartitionsCommand();
            case "nvs" -> new NvsCommand();
            case "suffix" -> new SuffixCommand();
            default -> throw new IllegalArgumentException(name);
        };
    }

    @Override
    protected List<String> rehearsal(Path folder) throws IOException {
        Files.write(folder.resolve("app.bin"), new byte[0x10000]);
        Files.writeString(folder.resolve("data.bin"), "data ".repeat(0x20000)); // blank data would be looked at less
        Files.writeString(folder.resolve("table.csv"), "nvs,data,nvs,0x9000,0x6000\nfactory,app,factory,0x10000,1M\n");
        return List.of(
                "--version",
                "create --help",
                "partitions to-bin -o table.bin table.csv",
                "create --target esp32s3 -o image.dfu 0x8000 table.bin 0x10000 app.bin",
                "info image.dfu",
                "verify image.dfu",
                "create --target esp32s3 --flash-size 4MB -o image.dfu 0x110000 data.bin",
                "info image.dfu",
                "verify image.dfu",
                "info no-such-file");
    }

    @Override
    protected Map<String, String> elsewhere() {
        return Habits.here();
    }
}
