// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import io.github.dfumaven.error.DeviceException;
import java.util.List;
import java.util.Optional;

/** The serial ports of a machine. */
public interface SerialPorts {

    /** {@return those of this machine, opened by jSerialComm} */
    static SerialPorts ofThisMachine() {
        return new SystemPorts();
    }

    /**
     * {@return the ports on USB that are there now}
     *
     * @throws DeviceException if this machine cannot be asked
     */
    List<SerialPortInfo> list() throws DeviceException;

    /**
     * {@return the port of a name, on USB or not; empty if it is not there now}
     *
     * @param name as users write it, such as {@code /dev/ttyACM0}, {@code ttyACM0} or {@code COM3}
     * @throws DeviceException if this machine cannot be asked
     */
    Optional<SerialPortInfo> named(String name) throws DeviceException;

    /**
     * Opens a port with both lines DTR and RTS low, where they do nothing to a board, and keeps them so.
     *
     * @param port which
     * @param baud bits in a second
     * @return the open port
     * @throws DeviceException if it cannot be opened, with one of the codes of {@link MonitorError}
     */
    SerialLink open(SerialPortInfo port, int baud) throws DeviceException;
}
