// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.usb.UsbPath;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which serial port is meant. Once there was one, it is the place of its board that counts: names change when boards
 * enumerate anew. A board with several ports is shown by the first; the ROM and an application may have others.
 */
final class PortChoice {

    private final SerialPorts ports;
    private final Optional<String> name;
    private Optional<UsbPath> path;
    private Optional<Integer> interfaceNumber = Optional.empty();

    PortChoice(SerialPorts ports, MonitorRequest request) {
        this.ports = ports;
        this.name = request.port();
        this.path = name.isPresent() ? Optional.empty() : request.path();
    }

    /** Returns the port if it is there, and holds on to it. */
    Optional<SerialPortInfo> find() throws DeviceException {
        var found = path.isPresent() ? at(path.get()) : name.isPresent() ? ports.named(name.get()) : only();
        if (found.isPresent() && path.isEmpty()) {
            path = found.get().path();
            interfaceNumber = found.map(SerialPortInfo::interfaceNumber);
        }
        return found;
    }

    /** Tells what is looked for, behind "no" and "the". */
    String wanted() {
        return "serial port"
                + name.map(text -> " " + text).orElse("")
                + path.map(place -> " of the board at " + place).orElse("");
    }

    private Optional<SerialPortInfo> at(UsbPath place) throws DeviceException {
        return ports.list().stream()
                .filter(port -> port.path().filter(place::equals).isPresent())
                .min(Comparator.<SerialPortInfo>comparingInt(port -> isOfBefore(port) ? 0 : 1)
                        .thenComparing(SerialPortInfo::interfaceNumber)
                        .thenComparing(SerialPortInfo::name));
    }

    private boolean isOfBefore(SerialPortInfo port) {
        return interfaceNumber
                .filter(number -> number == port.interfaceNumber())
                .isPresent();
    }

    /** Boards with a port of their own come before adapters. */
    private Optional<SerialPortInfo> only() throws DeviceException {
        var all = ports.list();
        var boards = all.stream()
                .filter(port -> port.vendorId().orElse(0) == Chip.VENDOR_ID)
                .toList();
        var candidates = firstOfEach(boards.isEmpty() ? all : boards);
        if (candidates.size() > 1) {
            throw new DeviceException(
                    MonitorError.SEVERAL_PORTS,
                    candidates.size() + " boards or adapters have a serial port, and nothing says which is meant",
                    candidates.stream().map(SerialPortInfo::describe).toList());
        }
        return candidates.stream().findFirst();
    }

    private static List<SerialPortInfo> firstOfEach(List<SerialPortInfo> ports) {
        return ports.stream()
                .filter(port -> port.path().isEmpty()
                        || ports.stream()
                                .noneMatch(other -> other.path().equals(port.path())
                                        && other.interfaceNumber() < port.interfaceNumber()))
                .toList();
    }
}
