// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.record.Records;
import io.github.dfumaven.record.Report;
import io.github.dfumaven.record.ReportFormat;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dfu-flasher station report}: what a production line has done. */
@Command(
        name = "report",
        description =
                "Tells what stations have recorded: totals, yield, failures by their codes, each place, and rows that may be"
                        + " on a board that has not confirmed them.")
final class StationReportCommand extends ToolCommand {

    @Mixin
    RecordsOption records;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "text for people, csv with a line for each attempt, json for programs, or html, a page. Default:"
                            + " ${DEFAULT-VALUE}.")
    ReportFormat format;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description =
                    "From when on: a day such as 2026-11-30, or a moment such as 2026-11-30T08:00:00Z. Default: all.")
    @Nullable
    String since;

    @Override
    public Integer call() throws IOException {
        try (var recorded = Records.existing(records.address(Path.of("")))) {
            var text = format.write(Report.of(recorded, since));
            if (format == ReportFormat.JSON) {
                out().json(text);
            } else {
                out().lines(text);
            }
        }
        return ExitCode.DONE;
    }
}
