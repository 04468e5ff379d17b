// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.backend.OpenBus;
import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.flash.Flasher;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dfu-flasher share}: lends real boards to other hosts. */
@Command(
        name = "share",
        description = "Lends boards that are plugged in here over USB/IP until it is interrupted: to this tool on other"
                + " hosts (--usb usbip://HOST), or to a Linux kernel (usbip attach -r HOST -b 1-10).")
final class ShareCommand extends ToolCommand {

    @Mixin
    UsbOption usb;

    @Mixin
    ServerOptions server;

    @Option(
            names = {"-p", "--path"},
            paramLabel = "PATH",
            description = "Where a board is plugged in that is lent, as the list prints it, for example 1-10; may be"
                    + " repeated.")
    List<String> paths = List.of();

    @Option(names = "--all", description = "Lend every board with an ESP chip that is there now.")
    boolean all;

    @Override
    public Integer call() throws IOException {
        var chosen = chosen();
        var setup = server.setup();
        var bus = usb.open(line(), SimulatedSetup.plain());
        return server.serve(line(), bus, places(bus, chosen), setup, "boards");
    }

    private List<UsbPath> chosen() throws InvalidRequestException {
        if (all != paths.isEmpty()) {
            throw FlasherError.NO_CHOICE.because("which boards are to be lent is said %s", all ? "twice" : "nowhere");
        }
        return usb.backend().paths(paths);
    }

    private List<UsbPath> places(OpenBus bus, List<UsbPath> chosen) throws IOException {
        try {
            var devices = new Flasher(bus).devices(ProgressListener.NONE);
            return all ? all(devices) : these(devices, chosen);
        } catch (DfuException | RuntimeException e) {
            bus.close();
            throw e;
        }
    }

    /** The places, once it is sure that each has a board that can be used. */
    private static List<UsbPath> these(List<DfuDevice> devices, List<UsbPath> chosen) throws DeviceException {
        for (var place : chosen) {
            var device = devices.stream()
                    .filter(candidate -> candidate.path().equals(place))
                    .findFirst()
                    .orElseThrow(() -> Flasher.noDevice(place + ": no DFU device is there"));
            if (device.problem().isPresent()) {
                throw device.problem().get();
            }
        }
        return chosen;
    }

    /** The places of all boards that can be used; cameras and the like may have DFU too, and are nobody's boards. */
    private List<UsbPath> all(List<DfuDevice> devices) throws DeviceException {
        var places = new ArrayList<UsbPath>();
        for (var device : devices) {
            if (device.problem().isPresent()) {
                err().explain(
                                device.path() + " is not lent: ",
                                Explanation.of(device.problem().get(), Tool.WORDING));
            } else if (device.usb().descriptor().vendorId() == Chip.VENDOR_ID) {
                places.add(device.path());
            }
        }
        if (places.isEmpty()) {
            throw Flasher.noDevice("no board is connected that could be lent");
        }
        return places;
    }
}
