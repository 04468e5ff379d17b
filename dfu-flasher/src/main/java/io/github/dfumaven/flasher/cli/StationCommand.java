// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.flash.Flasher;
import io.github.dfumaven.interrupt.CtrlC;
import io.github.dfumaven.interrupt.Interrupts;
import io.github.dfumaven.operator.OperatorPage;
import io.github.dfumaven.operator.PageJob;
import io.github.dfumaven.record.Records;
import io.github.dfumaven.station.Hook;
import io.github.dfumaven.station.JobFile;
import io.github.dfumaven.station.LocalRepository;
import io.github.dfumaven.station.Station;
import io.github.dfumaven.station.StationEnd;
import io.github.dfumaven.station.StationJob;
import io.github.dfumaven.station.StationListener;
import io.github.dfumaven.station.StationName;
import io.github.dfumaven.station.StationSetup;
import io.github.dfumaven.station.Stop;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code dfu-flasher station}: a place of a production line. */
@Command(
        name = "station",
        description =
                "Waits for boards and flashes each once for each time it is plugged in, several at once, until the job"
                        + " is done. What came of each board is recorded in a database before anybody is told; what cannot be"
                        + " recorded is not flashed. The first Ctrl-C lets boards end that are being flashed, the second breaks them"
                        + " off.",
        subcommands = {StationReportCommand.class, StationGiveBackCommand.class})
final class StationCommand extends ToolCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "JOB",
            description =
                    "What to do: a JSON object with image or artifact, and perhaps sha256, target, boards, values, slots,"
                            + " count, stopAfterFailures and run.")
    private @Nullable Path file;

    @Mixin
    private UsbOption usb;

    @Mixin
    private RecordsOption records;

    @Option(
            names = "--hook",
            paramLabel = "COMMAND",
            description =
                    "Run a program after each board, such as one that prints a label. It finds what came of it in its"
                            + " environment: DFU_VERDICT, DFU_SLOT, DFU_ROW, DFU_MAC and others. No shell reads the command.")
    private @Nullable String hook;

    @Option(
            names = "--http",
            paramLabel = "[HOST:]PORT",
            description =
                    "Show the operator in a browser what is at each place and what to do next. Without HOST only this machine"
                            + " reaches the page; with one it is for those who have the address that is printed, which has a"
                            + " token in it. Port 0 takes a free one.")
    private @Nullable String http;

    @Option(names = "--json-lines", description = "Write each event as a JSON object in a line, for programs.")
    private boolean jsonLines;

    @Override
    public Integer call() throws IOException {
        if (file == null) {
            throw new ParameterException(line(), "the JOB is missing, or one of report and give-back");
        }
        var job = JobFile.read(file);
        var setup = StationSetup.read(job, image(job));
        Tool.warn(line(), setup.warnings());
        var slots = slots(job);
        var simulated = SimulatedSetup.of(setup.file().chip(), setup.file().flashSize());
        var origin = Origin.of(usb.backend());
        var name = StationName.here(origin.tool(), origin.simulated());
        try (var page = OperatorPage.open(http, PageJob.of(name, job, slots), Tool.WORDING);
                var recorded = Records.open(records.address(job.folder()));
                var ctrlC = CtrlC.watch();
                var bus = usb.open(line(), simulated)) {
            var stop = new Stop(ctrlC.cancellation());
            err().println("Recording to " + recorded.address() + ".");
            page.addresses().forEach(address -> err().println("The page for the operator: " + address));
            var interrupts = Interrupts.listen(() -> stop(stop));
            try (interrupts;
                    var hooked = Hook.of(hook, listener(origin, page))) {
                var station = new Station(setup, slots, name, new Flasher(bus.usb()), recorded, stop, hooked);
                return end(station.run());
            }
        }
    }

    private StationListener listener(Origin origin, OperatorPage page) {
        var people = new StationLog(jsonLines ? err() : out(), err());
        var told = jsonLines ? new StationLines(out(), origin, people) : people;
        return event -> {
            page.on(event);
            told.on(event);
        };
    }

    private void stop(Stop stop) {
        boolean again = stop.isWanted();
        err().println(
                        again
                                ? "Breaking off."
                                : "No further board is taken; those that are being flashed end first. Ctrl-C again breaks"
                                        + " them off.");
        stop.next();
    }

    private static Path image(StationJob job) throws IOException {
        return job.image().isPresent()
                ? job.image().get()
                : LocalRepository.find(job.artifact().orElseThrow());
    }

    private Map<UsbPath, String> slots(StationJob job) throws InvalidRequestException {
        var slots = new LinkedHashMap<UsbPath, String>();
        for (var slot : job.slots().entrySet()) {
            slots.put(usb.backend().paths(List.of(slot.getKey())).get(0), slot.getValue());
        }
        return slots;
    }

    private int end(StationEnd end) {
        err().println(StationLog.total(end.counts()) + ": " + end.reason().words() + ".");
        err().flush();
        return switch (end.reason()) {
            case COUNT_REACHED, ALL_ROWS_DONE -> ExitCode.DONE;
            case STOPPED -> ExitCode.INTERRUPTED;
            case TOO_MANY_FAILURES -> failed(end);
        };
    }

    private int failed(StationEnd end) {
        end.failure().ifPresent(why -> Tool.error(line(), Explanation.of(why, Tool.WORDING)));
        return end.error().map(ExitCode::of).orElse(ExitCode.DEVICE);
    }
}
