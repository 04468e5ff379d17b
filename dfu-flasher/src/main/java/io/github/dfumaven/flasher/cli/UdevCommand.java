// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.access.Machine;
import io.github.dfumaven.access.UdevInstaller;
import io.github.dfumaven.access.UdevRule;
import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.fault.IoError;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dfu-flasher udev}: lets users of a Linux machine open boards. */
@Command(
        name = "udev",
        description = "Prints the udev rule that lets users of this Linux machine open boards, or installs it.")
final class UdevCommand extends ToolCommand {

    @Mixin
    MachineOption machine;

    @Option(
            names = "--install",
            description = "Write it to /etc/udev/rules.d/" + UdevRule.FILE + " and make udev read it; needs root.")
    boolean install;

    @Override
    public Integer call() throws IOException {
        var here = machine.get();
        if (!install) {
            out().lines(UdevRule.text(here));
            return ExitCode.DONE;
        }
        if (!here.isLinux()) {
            throw FlasherError.NO_UDEV.about("install", "", "is for Linux, and this is %s", here.os());
        }
        return install(here);
    }

    private static Explanation refused(Machine here) {
        var folder = here.root().resolve("etc/udev/rules.d");
        return here.isRoot()
                ? new Explanation(
                        IoError.FILE_ACCESS_DENIED.id(),
                        folder + ": not even root may write there, so it is probably mounted read-only",
                        "Put the output of dfu-flasher udev where this system keeps its own udev rules.")
                : new Explanation(
                        IoError.FILE_ACCESS_DENIED.id(),
                        folder + ": only root may write there",
                        "Run it as root: sudo dfu-flasher udev --install (with its whole path, if sudo does not find"
                                + " it).");
    }

    private int install(Machine here) throws IOException {
        // Somebody else's root folder has no udev that runs.
        var installer = new UdevInstaller(here, machine.isThisOne() ? UdevInstaller.system() : words -> false);
        if (!installer.isAllowed()) {
            Tool.error(line(), refused(here));
            return ExitCode.IO;
        }

        var done = installer.install();
        var out = out();
        out.println(
                switch (done.change()) {
                    case WRITTEN -> "Installed " + done.file();
                    case NONE -> done.file() + " is there already, as it has to be";
                    case REPLACED ->
                        "Replaced " + done.file()
                                + done.kept()
                                        .map(old -> "; what was there is kept as " + old)
                                        .orElse("");
                });
        done.notDone().forEach(words -> out.println("Still to be run, by root: " + words));
        out.println("Now unplug the board and plug it in again.");
        return ExitCode.DONE;
    }
}
