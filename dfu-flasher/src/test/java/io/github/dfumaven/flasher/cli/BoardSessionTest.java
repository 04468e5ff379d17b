// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.backend.OpenBuses;
import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

class BoardSessionTest {

    private final StringWriter err = new StringWriter();

    @Test
    void oneInterruptedBoardIsNamed() {
        interrupted(error("1-1: interrupted after 64 of 128 bytes"));

        assertThat(err.toString()).contains("1-1: interrupted after 64", "[interrupted]\n  Flash again");
    }

    @Test
    void severalAreCountedAndOtherFaultsAreNamed() {
        interrupted(error("1-1: interrupted"), error("1-2: interrupted"), new UsbException(UsbError.USB_IO, "1-3: no"));

        assertThat(err.toString())
                .contains("error: 2 boards were interrupted [interrupted]\n  Flash again")
                .contains("error: 1-3: no [usb-io]")
                .doesNotContain("1-1");
    }

    /** Only what is told before the watch for Ctrl-C is closed is told for sure. */
    @Test
    void whatElseWentWrongWhenCtrlCCameIsToldAtOnce() {
        var tool = new FlasherTool((backend, setup) -> OpenBuses.of(new Bench().bus));
        var line = Tool.commandLine(tool, new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()))
                .addSubcommand("broken-off", new BrokenOff())
                .setErr(new PrintWriter(err, true));

        assertThat(line.execute("broken-off")).isEqualTo(130);
        assertThat(err.toString()).containsOnlyOnce("error: ").contains("1-3: no [usb-io]");
    }

    @Command
    private static final class BrokenOff implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Mixin
        private BoardSession session;

        @Override
        public Integer call() throws IOException {
            return session.run(spec.commandLine(), SimulatedSetup.plain(), (flasher, progress, cancellation) -> {
                cancellation.cancel();
                throw new UsbException(UsbError.USB_IO, "1-3: no");
            });
        }
    }

    private void interrupted(DfuException... errors) {
        var line = Tool.commandLine(new FlasherTool(), new PrintWriter(new StringWriter()), new PrintWriter(err, true));
        assertThat(BoardSession.interrupted(line, List.of(errors))).isEqualTo(130);
    }

    private static DfuException error(String message) {
        return new DeviceException(SessionError.INTERRUPTED, message);
    }
}
