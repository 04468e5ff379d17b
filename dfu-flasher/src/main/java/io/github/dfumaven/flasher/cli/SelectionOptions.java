// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.bytes.Numbers;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.flash.Selection;
import io.github.dfumaven.usb.UsbPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which devices are meant, named as dfu-util's users know them. */
final class SelectionOptions {

    private static final String ANY = "*";
    private static final int MOST_OF_A_BYTE = 0xff;

    @Option(
            names = {"-p", "--path"},
            paramLabel = "PATH",
            description = "Where the board is plugged in, as the list prints it, for example 1-10; may be repeated."
                    + " On other hosts HOST/1-10, or HOST:PORT/1-10 where the port is not 3240; host or port may be"
                    + " left out where only one fits.")
    private List<String> paths = List.of();

    @Option(
            names = {"-S", "--serial"},
            paramLabel = "SERIAL",
            description = "Serial number of the board. Every ESP32-S2 has the number 0.")
    private @Nullable String serial;

    @Option(
            names = {"-d", "--device"},
            paramLabel = "VID[:PID]",
            description = "USB ids of the device in hexadecimal, in runtime mode and in DFU mode alike; * is any.")
    private @Nullable String device;

    @Option(
            names = {"-n", "--devnum"},
            paramLabel = "NUMBER",
            description = "Address of the device on its bus, as the list prints it; it counts until the device"
                    + " leaves the bus.")
    private @Nullable String devnum;

    @Option(
            names = {"-i", "--intf", "--interface-number"},
            paramLabel = "NUMBER",
            description = "Number of the DFU interface, for devices that have several.")
    private @Nullable String interfaceNumber;

    @Option(
            names = {"-a", "--alt", "--alternate"},
            paramLabel = "NUMBER",
            description = "Alternate setting of the DFU interface, for devices that have several.")
    private @Nullable String alternate;

    /**
     * Returns what was chosen.
     *
     * @param backend the bus, which decides how paths are spelled
     */
    Selection selection(Backend backend) throws InvalidRequestException {
        var parsed = new ArrayList<UsbPath>();
        for (var path : paths) {
            parsed.add(backend.path(path));
        }
        return new Selection(
                parsed,
                Optional.ofNullable(serial),
                id(0),
                id(1),
                number("interfaceNumber", interfaceNumber),
                number("alternate", alternate),
                number("devnum", devnum),
                Optional.empty());
    }

    private OptionalInt id(int place) throws InvalidRequestException {
        if (device == null) {
            return OptionalInt.empty();
        }
        var ids = device.strip().split(":", -1);
        if (ids.length > 2) {
            throw FlasherError.BAD_DEVICE.about("device", device, "is not a vendor and a product");
        }
        if (place >= ids.length || ids[place].isEmpty() || ids[place].equals(ANY)) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Numbers.parseId("device", ids[place]));
        } catch (InvalidRequestException e) {
            throw FlasherError.BAD_DEVICE.about("device", device, "has an id that is no hexadecimal number up to ffff");
        }
    }

    private static OptionalInt number(String component, @Nullable String text) throws InvalidRequestException {
        if (text == null) {
            return OptionalInt.empty();
        }
        var number = Numbers.integer(text);
        if (number.isEmpty() || number.getAsLong() < 0 || number.getAsLong() > MOST_OF_A_BYTE) {
            throw FlasherError.BAD_SELECTOR.about(component, text, "is not a number from 0 to %d", MOST_OF_A_BYTE);
        }
        return OptionalInt.of((int) number.getAsLong());
    }
}
