// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.device.Check;
import io.github.dfumaven.doctor.Diagnosis;
import io.github.dfumaven.doctor.Doctor;
import io.github.dfumaven.usb.UsbException;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dfu-flasher doctor}: looks what is wrong. */
@Command(
        name = "doctor",
        description =
                "Looks what keeps boards from being flashed: machine, access, driver, mode. Exit 0 when a board is"
                        + " ready, 3 otherwise.")
final class DoctorCommand extends ToolCommand {

    @Mixin
    UsbOption usb;

    @Mixin
    MachineOption machine;

    @Option(names = "--json", description = "Write a JSON object for programs.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        var diagnosis = diagnosis();
        var out = out();
        if (json) {
            out.json(FlasherJson.diagnosis(diagnosis));
        } else {
            diagnosis.checks().forEach(check -> out.println(line(check)));
            out.println("Next: " + Tool.WORDING.spell(diagnosis.nextStep()));
        }
        return diagnosis.ready() ? ExitCode.DONE : ExitCode.DEVICE;
    }

    private Diagnosis diagnosis() throws IOException {
        var doctor = new Doctor(usb.backend(), machine.root());
        try (var bus = usb.open(line(), SimulatedSetup.plain())) {
            return doctor.examine(bus);
        } catch (UsbException e) {
            return doctor.without(e);
        }
    }

    private static String line(Check check) {
        return switch (check.finding()) {
            case OK -> "ok       " + check.text();
            case NOTE -> "note     " + check.text();
            case PROBLEM -> "problem  " + check.text();
        };
    }
}
