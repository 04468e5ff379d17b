// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import io.github.dfumaven.fault.DeviceErrorCode;
import io.github.dfumaven.fault.FormatErrorCode;
import io.github.dfumaven.fault.RequestErrorCode;

/** What can go wrong with the serial port of a board, and with what it prints. */
public final class MonitorError {

    /** No serial port fits what was asked for. */
    public static final DeviceErrorCode NO_PORT = new DeviceErrorCode(
            "no-port",
            "Connect the board, start its application (RESET), and name the port with {port} where the USB path does"
                    + " not lead to it.");
    /** Several serial ports fit, and nothing says which. */
    public static final DeviceErrorCode SEVERAL_PORTS =
            new DeviceErrorCode("several-ports", "Choose one with {path} or {port}.");
    /** Another program has the serial port. */
    public static final DeviceErrorCode PORT_BUSY =
            new DeviceErrorCode("port-busy", "Close the other program that uses the port, then retry.");
    /** The system does not let us open the serial port. */
    public static final DeviceErrorCode PORT_ACCESS = new DeviceErrorCode(
            "port-access",
            "Allow access to the port: on Linux join its group (sudo usermod -a -G dialout $USER) and log in again.");
    /** The serial port cannot be opened for another reason. */
    public static final DeviceErrorCode PORT_FAILED = new DeviceErrorCode(
            "port-failed", "Plug the board or its adapter in again, and check that {port} is a serial port.");
    /** The natives for serial ports are missing or did not start. */
    public static final DeviceErrorCode SERIAL_UNAVAILABLE = new DeviceErrorCode(
            "serial-unavailable",
            "Run on a platform with natives of jSerialComm, with a folder for temporary files that may hold programs.");
    /** The time that {@code monitor} was given has passed, and no line has ended it. */
    public static final DeviceErrorCode MONITOR_TIMEOUT = new DeviceErrorCode(
            "monitor-timeout",
            "Look at what the board has printed, and at {until}; or allow more time with {timeout}.");
    /** The board has printed what {@code monitor} was told to take for a failure. */
    public static final FormatErrorCode FIRMWARE_FAILED =
            new FormatErrorCode("firmware-failed", "Mend the firmware, or change {fail} if the line is no failure.");
    /** A text is no regular expression. */
    public static final RequestErrorCode BAD_PATTERN = new RequestErrorCode(
            "bad-pattern",
            "Write a regular expression as Java knows them, with \\ in front of signs that mean themselves.");
    /** A serial port is wanted whose board is not on this machine. */
    public static final RequestErrorCode PORT_ELSEWHERE = new RequestErrorCode(
            "port-elsewhere", "Name a serial port of this machine with {port}, or run this on the host of the board.");
    /** {@code flash} is to go on as {@code monitor}, which shows one board, with several boards. */
    public static final RequestErrorCode MONITOR_ONE_BOARD = new RequestErrorCode(
            "monitor-one-board", "Flash one board at a time with {monitor}, or leave {monitor} out.");
    /** An option of the monitor was given to {@code flash}, which was not told to go on as {@code monitor}. */
    public static final RequestErrorCode NEEDS_MONITOR = new RequestErrorCode(
            "needs-monitor", "Add {monitor}, or leave out the options that are for what the board prints.");

    private MonitorError() {}
}
