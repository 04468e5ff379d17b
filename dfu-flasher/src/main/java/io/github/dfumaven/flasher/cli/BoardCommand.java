// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.flash.BoardIdentity;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dfu-flasher board}: asks boards what they are. */
@Command(
        name = "board",
        description =
                "Asks a board through the ROM of its ESP chip what it is: address (MAC), revision, and identification"
                        + " and size of the flash chip. ESP32-S2, S3 and S31. It writes to the chip's memory, puts back what it"
                        + " changed there, and leaves the board in DFU mode; in flash nothing changes. Experimental: it is not"
                        + " documented and was tried on simulated boards only.")
final class BoardCommand extends ToolCommand {

    @Mixin
    BoardSession session;

    @Option(names = "--all", description = "Ask every board that is in the ROM of its chip, at the same time.")
    boolean all;

    @Option(names = "--json", description = "Write a JSON array for programs.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        var chosen = session.selection();
        return session.run(line(), (flasher, progress, cancellation) -> {
            err().println("Asking through the ROM is EXPERIMENTAL: it was tried on simulated boards only.");
            List<BoardIdentity> boards;
            try {
                boards = flasher.identify(chosen, all, progress, cancellation);
            } catch (DfuException e) {
                progress.close();
                if (json) {
                    show(List.of()); // programs get their array, whatever comes of it
                }
                throw e;
            }
            progress.close();
            show(boards);
            return BoardSession.end(
                    line(),
                    boards.stream().flatMap(board -> board.error().stream()).toList());
        });
    }

    private void show(List<BoardIdentity> boards) {
        var out = out();
        if (json) {
            out.json(FlasherJson.boards(boards));
        } else {
            boards.forEach(board -> out.println(board.line()));
        }
    }
}
