// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.cli.CommonOptions;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.Version;
import io.github.dfumaven.monitor.SerialPorts;
import java.io.InputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The tool's top command, which only holds the others. */
@Command(
        name = "dfu-flasher",
        description = "Flashes firmware over USB DFU and believes only what the device confirms.",
        versionProvider = Version.class,
        subcommands = {
            ListCommand.class,
            BoardCommand.class,
            FlashCommand.class,
            MonitorCommand.class,
            SimulateCommand.class,
            ShareCommand.class,
            UploadCommand.class,
            ReadCommand.class,
            DetachCommand.class,
            ResetCommand.class,
            RunCommand.class,
            UdevCommand.class,
            DoctorCommand.class
        })
public final class FlasherTool implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    private boolean version;

    private final BusOpener opener;
    private final SerialPorts ports;
    private final InputStream input;

    /** Creates the command, to be filled by picocli. */
    public FlasherTool() {
        this(Backend::open, SerialPorts.ofThisMachine(), System.in);
    }

    FlasherTool(BusOpener opener) {
        this(opener, SerialPorts.ofThisMachine(), InputStream.nullInputStream());
    }

    FlasherTool(BusOpener opener, SerialPorts ports, InputStream input) {
        this.opener = opener;
        this.ports = ports;
        this.input = input;
    }

    BusOpener opener() {
        return opener;
    }

    /** Returns the serial ports on which boards print. */
    SerialPorts ports() {
        return ports;
    }

    /** Returns what somebody types. */
    InputStream input() {
        return input;
    }

    /**
     * Runs the tool and ends the JVM with its exit code.
     *
     * @param args the words of the command line
     */
    public static void main(String[] args) {
        System.exit(Tool.run(new FlasherTool(), args));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
