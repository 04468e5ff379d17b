// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher;

import io.github.dfumaven.backend.BoardServer;
import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.bytes.Durations;
import io.github.dfumaven.bytes.Numbers;
import io.github.dfumaven.bytes.Shutdown;
import io.github.dfumaven.cli.CommonOptions;
import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.error.Explanation;
import io.github.dfumaven.error.RequestError;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.esp.FlashSize;
import io.github.dfumaven.usbip.UsbIpHostError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dfu-flasher simulate}: boards that are not there, for any USB/IP client. */
@Command(
        name = "simulate",
        description = "Serves simulated boards over USB/IP until it is interrupted: to this tool (--usb usbip://HOST),"
                + " or to a Linux kernel (usbip attach -r HOST -b 1-10).")
final class SimulateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(names = "--target", paramLabel = "TARGET", required = true, description = "The chip on each board.")
    private String target;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many boards: at 1-10, 1-2, 1-3 and so on. Default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(
            names = "--flash-file",
            paramLabel = "FILE",
            description =
                    "The flash of the first board, written back when a client leaves and in the end; made blank if"
                            + " it is not there. Further boards have FILE.2, FILE.3 and so on.")
    private @Nullable Path flashFile;

    @Option(
            names = "--flash-size",
            paramLabel = "SIZE",
            defaultValue = "4MB",
            description = "Size of blank flash. Default: ${DEFAULT-VALUE}.")
    private String flashSize;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "3240",
            description = "Where to listen; 0 takes a free port. Default: ${DEFAULT-VALUE}.")
    private String port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = "Address to listen on, 0.0.0.0 for all. Anybody who reaches it can use the boards."
                    + " Default: this machine only.")
    private @Nullable String address;

    @Option(
            names = "--latency",
            paramLabel = "DURATION",
            defaultValue = "0ms",
            description = "How long every transfer takes. Default: ${DEFAULT-VALUE}.")
    private String latency;

    @Override
    public Integer call() throws IOException {
        var request = request();
        var server = BoardServer.start(request, this::complain);
        var act = Shutdown.before(() -> end(server));
        try (act) {
            announce(request, server);
            server.awaitClosed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.close();
            return ExitCode.INTERRUPTED;
        }
        return ExitCode.DONE;
    }

    private BoardServer.Request request() throws IOException {
        var size = FlashSize.named(flashSize).bytes();
        return new BoardServer.Request(
                Chip.namedWithDfu(target),
                count,
                new SimulatedSetup(Optional.empty(), size, Optional.ofNullable(flashFile)),
                inetAddress(),
                portNumber(),
                Durations.parse("latency", latency));
    }

    private int portNumber() throws IOException {
        long number = Numbers.parse("port", port);
        if (number > 0xffff) {
            throw RequestError.BAD_NUMBER.about("port", port, "is no port: 0 to 65535");
        }
        return (int) number;
    }

    private InetAddress inetAddress() throws IOException {
        if (address == null) {
            return InetAddress.getLoopbackAddress();
        }
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw UsbIpHostError.BAD_ADDRESS.about("address", address, "is no address");
        }
    }

    private void announce(BoardServer.Request request, BoardServer server) {
        var paths = server.paths().stream().map(String::valueOf).collect(Collectors.joining(", "));
        var host = request.address().getHostAddress();
        Printer.err(spec.commandLine())
                .printf(
                        Locale.ROOT,
                        "Listening on %s:%d, simulated %s at %s%n",
                        host.contains(":") ? "[" + host + "]" : host,
                        server.port(),
                        request.chip().target(),
                        paths);
        Printer.err(spec.commandLine()).flush();
    }

    private void end(BoardServer server) {
        try {
            server.close();
        } catch (IOException e) {
            complain(e);
        }
    }

    private void complain(IOException e) {
        Tool.error(spec.commandLine(), Explanation.of(e, Tool.WORDING));
    }
}
