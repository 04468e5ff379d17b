// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.flash.Cancellation;
import io.github.dfumaven.flash.Flasher;
import io.github.dfumaven.flash.Selection;
import io.github.dfumaven.interrupt.CtrlC;
import io.github.dfumaven.session.SessionError;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all commands that work on boards share: the bus, the choice of boards, how much is told, and a clean end on Ctrl-C. */
final class BoardSession {

    /** What a command does with the boards; returns an exit code. */
    @FunctionalInterface
    interface Work {
        int run(Flasher flasher, Progress progress, Cancellation cancellation) throws IOException;
    }

    @Mixin
    UsbOption usb;

    @Option(
            names = {"-v", "--verbose"},
            description = "Tell more; -vv shows every transfer.")
    boolean[] verbose = {};

    @Mixin
    SelectionOptions selection;

    /** Returns the bus that the user means. */
    Backend backend() throws InvalidRequestException {
        return usb.backend();
    }

    /** Returns which boards the user means. */
    Selection selection() throws InvalidRequestException {
        return selection.selection(backend());
    }

    int run(CommandLine line, Work work) throws IOException {
        return run(line, SimulatedSetup.plain(), work);
    }

    int run(CommandLine line, SimulatedSetup setup, Work work) throws IOException {
        try (var ctrlC = CtrlC.watch();
                var bus = usb.open(line, setup)) {
            var flasher = new Flasher(bus);
            try (var progress = Progress.on(Printer.err(line), verbose.length, System.getenv())) {
                return work.run(flasher, progress, ctrlC.cancellation());
            } catch (DfuException e) {
                if (e.code() != SessionError.INTERRUPTED
                        && !ctrlC.cancellation().isCancelled()) {
                    throw e;
                }
                // Once the watch for Ctrl-C is closed the JVM may end at any moment, so this cannot wait for the
                // handler.
                return interrupted(line, List.of(e));
            }
        }
    }

    /** Tells all errors of several boards, and returns the exit code; that of a single board is thrown. */
    static int end(CommandLine line, List<DfuException> errors) throws DfuException {
        if (errors.stream().anyMatch(error -> error.code() == SessionError.INTERRUPTED)) {
            return interrupted(line, errors);
        }
        if (errors.size() == 1) {
            throw errors.get(0);
        }
        errors.forEach(error -> Tool.error(line, Explanation.of(error, Tool.WORDING)));
        return errors.isEmpty() ? ExitCode.DONE : ExitCode.DEVICE;
    }

    /** Says what was interrupted, and how to go on: of several boards only how many, for each has its line already. */
    static int interrupted(CommandLine line, List<DfuException> errors) {
        long interrupted = errors.stream()
                .filter(error -> error.code() == SessionError.INTERRUPTED)
                .count();
        if (interrupted > 1) {
            var hints = errors.stream()
                    .filter(error -> error.code() == SessionError.INTERRUPTED)
                    .map(DfuException::hint)
                    .distinct()
                    .toList();
            var hint = Tool.WORDING.spell(hints.size() == 1 ? hints.get(0) : SessionError.INTERRUPTED.hint());
            var all = new Explanation(SessionError.INTERRUPTED.id(), interrupted + " boards were interrupted", hint);
            Tool.error(line, all);
        }
        errors.stream()
                .filter(error -> interrupted == 1 || error.code() != SessionError.INTERRUPTED)
                .forEach(error -> Tool.error(line, Explanation.of(error, Tool.WORDING)));
        Printer.err(line).flush();
        return ExitCode.INTERRUPTED;
    }
}
