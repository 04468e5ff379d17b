// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.monitor.MonitorRequest;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code monitor} that {@code flash} has, too. */
final class MonitorOptions {

    @Option(
            names = "--port",
            paramLabel = "NAME",
            description = "Serial port to show, such as /dev/ttyUSB0 or COM3. Default: that of the board, found by its"
                    + " USB path.")
    @Nullable
    String port;

    @Option(
            names = "--baud",
            paramLabel = "N",
            defaultValue = "" + MonitorRequest.DEFAULT_BAUD,
            description =
                    "Bits in a second on the serial port, 50 to 20000000; an adapter needs it, a port of the board"
                            + " itself does not. Default: ${DEFAULT-VALUE}.")
    String baud;

    @Option(
            names = "--elf",
            paramLabel = "FILE",
            description =
                    "The application's ELF file: addresses of panics and backtraces are put into words, with file and"
                            + " line where a toolchain's addr2line is on the PATH.")
    @Nullable
    Path elf;

    @Option(
            names = "--until",
            paramLabel = "REGEX",
            description = "End with exit 0 as soon as this is found in a line, or in a prompt.")
    @Nullable
    String until;

    @Option(
            names = "--fail",
            paramLabel = "REGEX",
            description = "End with exit 1 as soon as this is found in a line; it counts before --until.")
    @Nullable
    String fail;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "Write every line to a file, shown or not, behind what the file has already.")
    @Nullable
    Path log;

    @Option(names = "--timestamps", description = "Put the local time in front of each line.")
    boolean timestamps;

    @Option(
            names = "--filter",
            paramLabel = "REGEX",
            description = "Show only lines in which this is found. All lines count for --until, --fail and --log.")
    @Nullable
    String filter;

    /** Tells whether one was given that says what to do about the lines. */
    boolean areGiven() {
        return timestamps || Stream.of(port, elf, until, fail, log, filter).anyMatch(Objects::nonNull);
    }

    /** Returns a builder that is told these. */
    MonitorRequest.Builder request() throws InvalidRequestException {
        return MonitorRequest.builder()
                .port(port)
                .baud(baud)
                .elf(elf)
                .until(until)
                .fail(fail)
                .log(log)
                .timestamps(timestamps)
                .filter(filter);
    }
}
