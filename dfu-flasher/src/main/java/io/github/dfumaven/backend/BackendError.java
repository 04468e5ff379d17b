// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import io.github.dfumaven.error.RequestErrorCode;

/** What can be wrong with how a user says where boards are. */
public enum BackendError implements RequestErrorCode {
    /** The text names no bus. */
    BAD_USB("Write libusb, sim, sim:esp32s3*2 or usbip://HOST in {usb}."),
    /** The text does not say which boards to simulate. */
    BAD_SIMULATION("Write sim, sim:esp32s3 or sim:esp32s3*2 in {usb}."),
    /** No board, or more than one bus can take. */
    BAD_BOARD_COUNT("Give {count} as a number from 1 to 100."),
    /** Nothing says which chip to simulate. */
    NO_SIMULATED_CHIP("Name the chip in {usb}, for example sim:esp32s3."),
    /** A flash file is given, and no board is simulated. */
    FLASH_FILE_WITHOUT_SIMULATION("Leave out {simFlashFile}, or simulate boards with sim in {usb}."),
    /** The path is on a host whose boards are not looked at. */
    PATH_OF_OTHER_HOST("Write {path} as the list prints it; boards of another host need usbip://HOST in {usb}."),
    /** The path may be on several hosts. */
    PATH_WITHOUT_HOST("Write {path} as the list prints it, with its host in front, for example bench/1-10.");

    private final String hint;

    BackendError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
