// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.TopCommand;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.monitor.SerialPorts;
import io.github.dfumaven.source.SourceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** The command {@code dfu-flasher}, with what its commands work on. */
@Command(
        name = "dfu-flasher",
        description = "Flashes firmware over USB DFU and believes only what the device confirms.")
public final class FlasherTool extends TopCommand {

    private static final List<String> COMMANDS = List.of(
            "list",
            "board",
            "flash",
            "station",
            "monitor",
            "simulate",
            "share",
            "upload",
            "read",
            "detach",
            "reset",
            "run",
            "udev",
            "doctor");

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
    protected List<String> commands() {
        return COMMANDS;
    }

    @Override
    protected Object command(String name) {
        return switch (name) {
            case "list" -> new ListCommand();
            case "board" -> new BoardCommand();
            case "flash" -> new FlashCommand();
            case "station" -> new StationCommand();
            case "monitor" -> new MonitorCommand();
            case "simulate" -> new SimulateCommand();
            case "share" -> new ShareCommand();
            case "upload" -> new UploadCommand();
            case "read" -> new ReadCommand();
            case "detach" -> new DetachCommand();
            case "reset" -> new ResetCommand();
            case "run" -> new RunCommand();
            case "udev" -> new UdevCommand();
            case "doctor" -> new DoctorCommand();
            default -> throw new IllegalArgumentException(name);
        };
    }

    @Override
    protected List<String> rehearsal(Path folder) throws IOException {
        var data = Files.write(folder.resolve("app.bin"), new byte[0x10000]);
        var files = SourceRequest.builder().file(0x10000, data).build();
        DfuImages.create(CreateRequest.builder(files).target("esp32s3").build(), folder.resolve("image.dfu"));
        return List.of(
                "--version", "flash --help", "list --usb=sim", "flash --usb=sim image.dfu", "flash no-such-file");
    }

    @Override
    protected Map<String, String> elsewhere() {
        return Habits.here();
    }
}
