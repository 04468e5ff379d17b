// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.boardtable.OneBoard;
import io.github.dfumaven.error.InvalidRequestException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that give one board values of its own. */
final class ValuesOptions {

    @Option(
            names = "--values",
            paramLabel = "FILE",
            description =
                    "Give the board NVS values of its own, in place of what the image has in its partition of NVS:"
                            + " a CSV file as for nvs to-bin, in whose values $${column} of --boards, $${mac}, $${serial}, $${path} and"
                            + " $${date} are filled in. For one board.")
    @Nullable
    Path values;

    @Option(
            names = "--boards",
            paramLabel = "FILE",
            description = "The table of boards: CSV with the names of its columns in the first line and a row a board.")
    @Nullable
    Path boards;

    @Option(
            names = "--board",
            paramLabel = "ROW",
            description = "Which row of --boards the board gets: its number, from 1, or column=value.")
    @Nullable
    String board;

    /** Returns what the board gets of its own. */
    OneBoard board() throws InvalidRequestException {
        return OneBoard.of(values, boards, board);
    }
}
