// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import io.github.dfumaven.fault.RequestErrorCode;

/** What can be wrong with how a user says where boards are. */
final class BackendError {

    /** The text names no bus. */
    public static final RequestErrorCode BAD_USB =
            new RequestErrorCode("bad-usb", "Write libusb, sim, sim:esp32s3*2 or usbip://HOST in {usb}.");
    /** The text does not say which boards to simulate. */
    public static final RequestErrorCode BAD_SIMULATION =
            new RequestErrorCode("bad-simulation", "Write sim, sim:esp32s3 or sim:esp32s3*2 in {usb}.");
    /** No board, or more than one bus can take. */
    public static final RequestErrorCode BAD_BOARD_COUNT =
            new RequestErrorCode("bad-board-count", "Give {count} as a number from 1 to 100.");
    /** Nothing says which chip to simulate. */
    public static final RequestErrorCode NO_SIMULATED_CHIP =
            new RequestErrorCode("no-simulated-chip", "Name the chip in {usb}, for example sim:esp32s3.");
    /** A flash file is given, and no board is simulated. */
    public static final RequestErrorCode FLASH_FILE_WITHOUT_SIMULATION = new RequestErrorCode(
            "flash-file-without-simulation", "Leave out {simFlashFile}, or simulate boards with sim in {usb}.");
    /** Something is said of simulated boards, and no board is simulated. */
    public static final RequestErrorCode SIM_OPTION_WITHOUT_SIMULATION = new RequestErrorCode(
            "sim-option-without-simulation", "Leave it out, or simulate boards with sim in {usb}.");
    /** The path is on a host whose boards are not looked at. */
    public static final RequestErrorCode PATH_OF_OTHER_HOST = new RequestErrorCode(
            "path-of-other-host",
            "Write {path} as the list prints it; boards of another host need usbip://HOST in {usb}.");
    /** The path may be on several hosts. */
    public static final RequestErrorCode PATH_WITHOUT_HOST = new RequestErrorCode(
            "path-without-host", "Write {path} as the list prints it, with its host in front, for example bench/1-10.");

    private BackendError() {}
}
