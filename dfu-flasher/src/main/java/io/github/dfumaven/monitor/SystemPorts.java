// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.fault.DeviceErrorCode;
import io.github.dfumaven.files.FileNames;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The serial ports of this machine: Linux itself tells where they are plugged in, elsewhere jSerialComm does. */
final class SystemPorts implements SerialPorts {

    private static final Path DEVICES = Path.of("/dev");

    /** Numbers of errors on Unix, and those of Windows that mean the same. */
    private static final List<Integer> ACCESS = List.of(1, 13);

    private static final List<Integer> BUSY = List.of(11, 16, 35);
    private static final int ACCESS_DENIED_ON_WINDOWS = 5;
    private static final List<Integer> LEFT = List.of(2, 6, 19);

    private final SysfsPorts sysfs = new SysfsPorts(Path.of("/sys/class/tty"), DEVICES);

    @Override
    public List<SerialPortInfo> list() throws DeviceException {
        if (sysfs.isThere()) {
            return sysfs.list();
        }
        SerialNatives.load();
        return Arrays.stream(SerialPort.getCommPorts())
                .filter(port -> port.getVendorID() > 0)
                .map(SystemPorts::info)
                .toList();
    }

    private static SerialPortInfo info(SerialPort port) {
        return new SerialPortInfo(
                port.getSystemPortPath().replace("\\\\.\\", ""),
                path(port.getPortLocation()),
                0,
                OptionalInt.of(port.getVendorID()),
                port.getPortDescription());
    }

    private static Optional<UsbPath> path(String location) {
        try {
            return Optional.of(UsbPath.parse(location));
        } catch (InvalidRequestException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<SerialPortInfo> named(String name) throws DeviceException {
        if (!Files.isDirectory(DEVICES)) {
            return list().stream()
                    .filter(port -> port.name().equalsIgnoreCase(name))
                    .findFirst();
        }
        try {
            // A link, such as those in /dev/serial/by-id, stands for the port that it leads to at this moment.
            var file = FileNames.resolve(DEVICES, name);
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var real = file.toRealPath().toString();
            return Optional.of(list().stream()
                    .filter(port -> port.name().equals(real))
                    .findFirst()
                    .orElse(SerialPortInfo.named(real)));
        } catch (DeviceException e) {
            throw e;
        } catch (IOException e) {
            return Optional.empty(); // it leaves, or nothing can have such a name
        }
    }

    @Override
    public SerialLink open(SerialPortInfo info, int baud) throws DeviceException {
        SerialNatives.load();
        try {
            var port = SerialPort.getCommPort(info.name());
            port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
            port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, PortLink.PATIENCE_MILLIS, 0);
            // Before it is opened, so that it is opened so: on most boards these lines are BOOT and RESET.
            port.setDTRandRTS(false, false);
            if (port.openPort()) {
                return new PortLink(port);
            }
            int error = port.getLastErrorCode();
            throw code(error).on(info.name(), "cannot be opened, error " + error);
        } catch (SerialPortInvalidPortException e) {
            throw MonitorError.NO_PORT.on(info.name(), "is not there any more");
        }
    }

    private static DeviceErrorCode code(int error) {
        if (LEFT.contains(error)) {
            return MonitorError.NO_PORT;
        }
        boolean isUnix = Files.isDirectory(DEVICES);
        if (BUSY.contains(error) || (!isUnix && error == ACCESS_DENIED_ON_WINDOWS)) {
            return MonitorError.PORT_BUSY;
        }
        return isUnix && ACCESS.contains(error) ? MonitorError.PORT_ACCESS : MonitorError.PORT_FAILED;
    }
}
