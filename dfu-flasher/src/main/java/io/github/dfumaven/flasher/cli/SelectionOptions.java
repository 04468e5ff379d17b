// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.flash.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which devices are meant, named as dfu-util's users know them. */
final class SelectionOptions {

    @Option(
            names = {"-p", "--path"},
            paramLabel = "PATH",
            description = "Where the board is plugged in, as the list prints it, for example 1-10; may be repeated."
                    + " On other hosts HOST/1-10, or HOST:PORT/1-10 where the port is not 3240; host or port may be"
                    + " left out where only one fits.")
    List<String> paths = List.of();

    @Option(
            names = {"-S", "--serial"},
            paramLabel = "SERIAL",
            description = "Serial number of the board. Every ESP32-S2 has the number 0.")
    @Nullable
    String serial;

    @Option(
            names = {"-d", "--device"},
            paramLabel = "VID[:PID]",
            description = "USB ids of the device in hexadecimal, in runtime mode and in DFU mode alike; * is any.")
    @Nullable
    String device;

    @Option(
            names = {"-n", "--devnum"},
            paramLabel = "NUMBER",
            description = "Address of the device on its bus, as the list prints it; it counts until the device"
                    + " leaves the bus.")
    @Nullable
    String devnum;

    @Option(
            names = {"-i", "--intf", "--interface-number"},
            paramLabel = "NUMBER",
            description = "Number of the DFU interface, for devices that have several.")
    @Nullable
    String interfaceNumber;

    @Option(
            names = {"-a", "--alt", "--alternate"},
            paramLabel = "NUMBER",
            description = "Alternate setting of the DFU interface, for devices that have several.")
    @Nullable
    String alternate;

    /**
     * Returns what was chosen.
     *
     * @param backend the bus, which decides how paths are spelled
     */
    Selection selection(Backend backend) throws InvalidRequestException {
        return Selection.builder()
                .path(backend.paths(paths))
                .serial(serial)
                .device(device)
                .interfaceNumber(interfaceNumber)
                .alternate(alternate)
                .devnum(devnum)
                .build();
    }
}
