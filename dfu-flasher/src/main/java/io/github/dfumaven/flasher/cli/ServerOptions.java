// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.backend.OpenBus;
import io.github.dfumaven.bus.BusOwner;
import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.files.Shutdown;
import io.github.dfumaven.usb.UsbPath;
import io.github.dfumaven.usbip.ServerSetup;
import io.github.dfumaven.usbip.UsbIpHostError;
import io.github.dfumaven.usbip.UsbIpServer;
import io.github.dfumaven.words.Numbers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What commands share that lend boards over USB/IP until they are interrupted. */
final class ServerOptions {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "3240",
            description = "Where to listen; 0 takes a free port. Default: ${DEFAULT-VALUE}.")
    String port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = "Address to listen on, 0.0.0.0 for all. Anybody who reaches it can use the boards."
                    + " Default: this machine only.")
    @Nullable
    String address;

    /** Returns where to serve. */
    ServerSetup setup() throws InvalidRequestException {
        var listening = inetAddress();
        return ServerSetup.local(Numbers.within("port", port, 0, 0xffff)).on(listening);
    }

    /**
     * Lends the boards at some places of a bus, which is closed in the end.
     *
     * @param what the boards are called in the line that says where clients reach them
     */
    int serve(CommandLine line, OpenBus bus, List<UsbPath> places, ServerSetup setup, String what) throws IOException {
        var server = start(bus, places, setup.whenClientLeaves(path -> save(line, bus, path)));
        var act = Shutdown.before(() -> end(line, server, bus));
        try (act) {
            var host = setup.address().getHostAddress();
            Printer.err(line)
                    .printf(
                            Locale.ROOT,
                            "Listening on %s:%d, %s at %s%n",
                            host.contains(":") ? "[" + host + "]" : host,
                            server.port(),
                            what,
                            places.stream().map(UsbPath::toString).collect(Collectors.joining(", ")));
            Printer.err(line).flush();
            server.awaitClosed();
            return ExitCode.DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(line, server, bus);
            return ExitCode.INTERRUPTED;
        }
    }

    private static UsbIpServer start(OpenBus bus, List<UsbPath> places, ServerSetup setup) throws IOException {
        try {
            return UsbIpServer.start(((BusOwner) bus).usb(), places, setup);
        } catch (IOException | RuntimeException e) {
            bus.close();
            throw e;
        }
    }

    private InetAddress inetAddress() throws InvalidRequestException {
        if (address == null) {
            return InetAddress.getLoopbackAddress();
        }
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw UsbIpHostError.BAD_ADDRESS.about("address", address, "is no address");
        }
    }

    private static void end(CommandLine line, UsbIpServer server, OpenBus bus) {
        server.close();
        try {
            bus.close();
        } catch (IOException e) {
            complain(line, e);
        }
    }

    private static void save(CommandLine line, OpenBus bus, UsbPath path) {
        try {
            bus.save(path);
        } catch (IOException e) {
            complain(line, e);
        }
    }

    private static void complain(CommandLine line, IOException e) {
        Tool.error(line, Explanation.of(e, Tool.WORDING));
    }
}
