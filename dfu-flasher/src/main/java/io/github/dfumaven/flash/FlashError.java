// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.DeviceListing;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.FormatErrorCode;
import io.github.dfumaven.error.RequestErrorCode;
import java.util.List;

/** What can go wrong while finding and flashing devices. */
public enum FlashError implements FormatErrorCode, RequestErrorCode {
    /** No device fits what was asked for. */
    NO_DEVICE("Connect the board with a data cable, hold BOOT, tap RESET, release BOOT, and retry."),
    /** Several devices fit, and nothing says which. */
    SEVERAL_DEVICES("Choose one with {path} or {serial}, or flash all of them with {all}."),
    /** A device has several DFU interfaces or settings, and nothing says which. */
    SEVERAL_INTERFACES("Choose one by {interfaceNumber} and {alternate}."),
    /** Where the board was that is meant, another one is plugged in by now. */
    ANOTHER_BOARD(
            "Plug the board back in that is meant, or choose the one that is there now by {path} or {serial}; then"
                    + " run again."),
    /** The device left after DETACH and did not come back. */
    LOST_AFTER_DETACH(
            "Run again: a board that is in DFU mode by then needs no detach; or hold BOOT and tap RESET first."),
    /** The device says that it takes no images. */
    CANNOT_DOWNLOAD("Use the update tool of the device's maker."),
    /** The device says that its memory cannot be read. */
    CANNOT_UPLOAD("Read the memory through another interface of the device."),
    /** The device gives more than anybody asked for. */
    UPLOAD_TOO_LONG("Say with {size} how much of it to read."),
    /** Flash is read by address through the ROM of an ESP chip only. */
    NO_FLASH_ACCESS("Read the device with upload, which gives what the device has to give."),
    /** The image reaches beyond what can be read back. */
    CANNOT_READ_BACK("Flash without {verify}: the ROM makes a check of its own."),
    /** What was read back from flash differs from the image. */
    READ_BACK_DIFFERS("Do not use the board as it is: flash again, and compare the flash size of the image with the"
            + " board's."),
    /** The board does not hold what a delta leaves out. */
    DELTA_BASE_DIFFERS("Flash the whole new image, or a delta made from what is on the board."),
    /** What a delta leaves out cannot be compared with what the board holds. */
    DELTA_BASE_UNREAD("Flash the whole new image, or take the risk with {trustBase}."),
    /** The flash chip is smaller than the image, so the end of the image has overwritten other places. */
    FLASH_WRAPS("Do not use the board as it is: build the image for a flash chip of this size, and flash it again."),
    /** The device speaks ST's extension of DFU, which is something else. */
    DFUSE_DEVICE("Use a tool that speaks DfuSe, such as dfu-util with its option -s."),
    /** The file holds commands and addresses of ST's extension, which no other device understands. */
    DFUSE_FILE("Use a tool that speaks DfuSe, such as dfu-util with its option -s."),
    /** The image has no bytes to send. */
    EMPTY_IMAGE("Give a file that has content in front of its suffix."),
    /** The image is for another device. */
    WRONG_DEVICE("Build the image for the chip on the board, or choose the board that it is for with {path}."),
    /** A bare binary for a ROM that would write it to address 0. */
    NOT_AN_ARCHIVE("Build a DFU image from the binary with {create()}, and flash that."),
    /** Nothing can be read back and compared with this file. */
    NOTHING_TO_VERIFY("Leave out {verify}: only images for ESP chips can be compared."),
    /** Several blocks at a time for a device that must be asked after each of them. */
    PIPELINE_NEEDS_ROM("Leave out {pipeline}: other devices must be asked for their status after every block.");

    private final String hint;

    FlashError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }

    DeviceException on(Object device, String message) {
        return new DeviceException(this, device + ": " + message);
    }

    DeviceException several(List<DfuDevice> devices) {
        var lines = devices.stream()
                .flatMap(one -> one.listings().stream())
                .map(DeviceListing::line)
                .toList();
        return new DeviceException(this, devices.size() + " devices fit, and none is chosen", lines);
    }
}
