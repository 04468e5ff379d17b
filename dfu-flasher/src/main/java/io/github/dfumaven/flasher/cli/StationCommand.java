// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.backend.OpenBus;
import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.operator.OperatorPage;
import io.github.dfumaven.operator.PageJob;
import io.github.dfumaven.record.Records;
import io.github.dfumaven.station.LocalRepository;
import io.github.dfumaven.station.StationEnd;
import io.github.dfumaven.station.StationFront;
import io.github.dfumaven.station.StationJob;
import io.github.dfumaven.station.StationListener;
import io.github.dfumaven.station.StationName;
import io.github.dfumaven.station.StationRequest;
import io.github.dfumaven.station.StationRun;
import io.github.dfumaven.station.StationWatch;
import io.github.dfumaven.station.StationWords;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.nio.file.Path;
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
    @Nullable
    Path file;

    @Mixin
    UsbOption usb;

    @Mixin
    RecordsOption records;

    @Option(
            names = "--hook",
            paramLabel = "COMMAND",
            description =
                    "Run a program after each board, such as one that prints a label. It finds what came of it in its"
                            + " environment: DFU_VERDICT, DFU_SLOT, DFU_ROW, DFU_MAC and others. No shell reads the command.")
    @Nullable
    String hook;

    @Option(
            names = "--http",
            paramLabel = "[HOST:]PORT",
            description =
                    "Show the operator in a browser what is at each place and what to do next. Without HOST only this machine"
                            + " reaches the page; with one it is for those who have the address that is printed, which has a"
                            + " token in it. Port 0 takes a free one.")
    @Nullable
    String http;

    @Option(names = "--json-lines", description = "Write each event as a JSON object in a line, for programs.")
    boolean jsonLines;

    @Override
    public Integer call() throws IOException {
        if (file == null) {
            throw new ParameterException(line(), "the JOB is missing, or one of report and give-back");
        }
        var backend = usb.backend();
        var origin = Origin.of(backend);
        var request = new StationRequest(file, records.text(), Path.of(""), hook, backend, origin.tool());
        var end = StationRun.run(request, new Front(origin));
        return switch (end.reason()) {
            case COUNT_REACHED, ALL_ROWS_DONE -> ExitCode.DONE;
            case STOPPED -> ExitCode.INTERRUPTED;
            case TOO_MANY_FAILURES -> end.error().map(ExitCode::of).orElse(ExitCode.DEVICE);
        };
    }

    /** The command line as a station sees it. */
    private final class Front implements StationFront {

        private final Origin origin;

        private Front(Origin origin) {
            this.origin = origin;
        }

        @Override
        public Path artifact(String artifact) throws IOException {
            return LocalRepository.find(artifact);
        }

        @Override
        public void warn(List<Problem> warnings) {
            Tool.warn(line(), warnings);
        }

        @Override
        public OpenBus open(SimulatedSetup setup) throws IOException {
            return usb.open(line(), setup);
        }

        @Override
        public StationWatch watch(StationName name, StationJob job, Map<UsbPath, String> slots) throws IOException {
            var page = OperatorPage.open(http, PageJob.of(name, job, slots), Tool.WORDING);
            page.addresses().forEach(address -> err().println("The page for the operator: " + address));
            return page;
        }

        @Override
        public StationListener listener(Records recorded) {
            err().println("Recording to " + recorded.address() + ".");
            var people = new StationLog(jsonLines ? err() : out(), err());
            return jsonLines ? new StationLines(out(), origin, people) : people;
        }

        @Override
        public void stopping(String words) {
            err().println(words);
        }

        @Override
        public void end(StationEnd end) {
            err().println(StationWords.total(end));
            end.failure().ifPresent(why -> Tool.error(line(), Explanation.of(why, Tool.WORDING)));
            err().flush();
        }
    }
}
