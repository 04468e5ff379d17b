// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.CommonOptions;
import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.flash.BoardIdentity;
import io.github.dfumaven.session.SessionError;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dfu-flasher board}: asks boards what they are. */
@Command(
        name = "board",
        description =
                "Asks a board through the ROM of its ESP chip what it is: address (MAC), revision, and identification"
                        + " and size of the flash chip. ESP32-S2, S3 and S31. It writes to the chip's memory, puts back what it"
                        + " changed there, and leaves the board in DFU mode; in flash nothing changes. Experimental: it is not"
                        + " documented and was tried on simulated boards only.")
final class BoardCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private BoardSession session;

    @Option(names = "--all", description = "Ask every board that is in the ROM of its chip, at the same time.")
    private boolean all;

    @Option(names = "--json", description = "Write a JSON array for programs.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        var chosen = session.selection();
        return session.run(spec.commandLine(), (flasher, progress, cancellation) -> {
            Printer.err(spec.commandLine())
                    .println("Asking through the ROM is EXPERIMENTAL: it was tried on simulated boards only.");
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
            return end(boards);
        });
    }

    private void show(List<BoardIdentity> boards) {
        var out = Printer.out(spec.commandLine());
        if (json) {
            out.json(FlasherJson.boards(boards));
        } else {
            boards.forEach(board -> out.println(board.line()));
        }
    }

    private int end(List<BoardIdentity> boards) throws DfuException {
        var errors = boards.stream().flatMap(board -> board.error().stream()).toList();
        if (errors.stream().anyMatch(error -> error.code() == SessionError.INTERRUPTED)) {
            return BoardSession.interrupted(spec.commandLine(), errors);
        }
        if (errors.size() == 1) {
            throw errors.get(0);
        }
        errors.forEach(error -> Tool.error(spec.commandLine(), Explanation.of(error, Tool.WORDING)));
        return errors.isEmpty() ? ExitCode.DONE : ExitCode.DEVICE;
    }
}
