// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.flash.Flasher;
import io.github.dfumaven.flash.OtherMode;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.usb.UsbException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dfu-flasher list}: shows which DFU devices are there. */
@Command(
        name = "list",
        description = "Lists the DFU devices, one line an interface, and what cannot be opened and why.")
final class ListCommand extends ToolCommand {

    @Mixin
    UsbOption usb;

    @Option(names = "--json", description = "Write a JSON array for programs.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        try (var bus = usb.open(line(), SimulatedSetup.plain())) {
            var flasher = new Flasher(bus);
            var devices = flasher.devices(ProgressListener.NONE);
            var unreached = flasher.unreached();
            show(devices, unreached);
            tell(devices.isEmpty() && unreached.isEmpty(), flasher.otherModes());
        }
        return ExitCode.DONE;
    }

    private void show(List<DfuDevice> devices, Map<String, UsbException> unreached) throws InvalidRequestException {
        var out = out();
        if (json) {
            out.json(FlasherJson.list(devices, unreached, Origin.of(usb.backend())));
            return;
        }

        devices.stream().flatMap(device -> device.lines().stream()).forEach(out::println);
        for (var device : devices) {
            device.problem()
                    .ifPresent(problem ->
                            out.explain(device.path() + " cannot be opened: ", Explanation.of(problem, Tool.WORDING)));
        }
        unreached.forEach((host, why) -> out.explain(host + " was not reached: ", Explanation.of(why, Tool.WORDING)));
    }

    /** Says on stderr what is no part of the list: which boards are in another mode, and what to do when it is empty. */
    private void tell(boolean nothing, List<OtherMode> others) {
        var err = err();
        for (var other : others) {
            err.println(other.device() + " is " + other.meaning() + ".");
            err.println("  " + Tool.WORDING.spell(other.cure()));
        }
        if (nothing && others.isEmpty()) {
            err.println("No DFU device is connected.");
            err.println("  " + Flasher.noDevice("").hint() + " dfu-flasher doctor looks what is wrong.");
        }
    }
}
