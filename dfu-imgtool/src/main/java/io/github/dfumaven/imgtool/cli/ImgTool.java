// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.CommonOptions;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The tool's top command, which only holds the others. */
@Command(
        name = "dfu-imgtool",
        description = "Builds, explains and verifies firmware images for the USB DFU of ESP32-S2, S3, P4 and S31.",
        mixinStandardHelpOptions = false,
        versionProvider = Version.class,
        subcommands = {
            CreateCommand.class,
            InfoCommand.class,
            VerifyCommand.class,
            ExtractCommand.class,
            MergeCommand.class,
            DiffCommand.class,
            PartitionsCommand.class,
            NvsCommand.class,
            SuffixCommand.class
        })
public final class ImgTool implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @picocli.CommandLine.Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    private boolean version;

    /** Creates the command, to be filled by picocli. */
    public ImgTool() {}

    /**
     * Runs the tool and ends the JVM with its exit code.
     *
     * @param args the words of the command line
     */
    public static void main(String[] args) {
        System.exit(Tool.run(new ImgTool(), args));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
