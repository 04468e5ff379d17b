// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.flash.Selection;
import io.github.dfumaven.usb.UsbPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which devices are meant. */
final class SelectionOptions {

    @Option(
            names = {"-p", "--path"},
            paramLabel = "PATH",
            description = "Where the board is plugged in, as the list prints it, for example 1-10; may be repeated.")
    private List<String> paths = List.of();

    @Option(
            names = {"-S", "--serial"},
            paramLabel = "SERIAL",
            description = "Serial number of the board. Every ESP32-S2 has the number 0.")
    private @Nullable String serial;

    Selection selection() throws InvalidRequestException {
        var parsed = new ArrayList<UsbPath>();
        for (var path : paths) {
            parsed.add(UsbPath.parse(path));
        }
        var selection = Selection.any().at(parsed);
        return serial == null ? selection : selection.withSerial(serial);
    }
}
