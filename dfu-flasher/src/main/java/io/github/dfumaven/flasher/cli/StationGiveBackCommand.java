// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.record.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dfu-flasher station give-back}: a person says that a row is on no board. */
@Command(
        name = "give-back",
        description =
                "Takes a row away from the board that it is kept for, so that another board gets it: for a board that is"
                        + " broken or erased, and will never come back with the row on it. Who did it is recorded.")
final class StationGiveBackCommand extends ToolCommand {

    @Parameters(
            paramLabel = "ROW",
            description = "Key of the row, as the report has it: what it has in the first column.")
    String row;

    @Mixin
    RecordsOption records;

    @Option(
            names = "--boards",
            paramLabel = "TABLE",
            description = "Name of its table of boards, such as boards.csv. Default: the one that has such a row.")
    @Nullable
    Path boards;

    @Option(
            names = "--force",
            description =
                    "Also if a station has taken the row and has not told what came of it: for one that has died.")
    boolean force;

    @Override
    public Integer call() throws IOException {
        try (var recorded = Records.existing(records.address(Path.of("")))) {
            var table = Optional.ofNullable(boards).map(file -> String.valueOf(file.getFileName()));
            var before = recorded.giveBack(row, table, force, System.getProperty("user.name", "unknown"));
            out().println("Row " + before.key() + " of " + before.table() + " is free again; it was kept for "
                    + before.board().orElse("a board that is not known") + ".");
        }
        return ExitCode.DONE;
    }
}
