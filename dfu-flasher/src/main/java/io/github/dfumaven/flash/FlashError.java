// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.fault.DeviceErrorCode;
import io.github.dfumaven.fault.FormatErrorCode;
import io.github.dfumaven.fault.RequestErrorCode;
import java.util.List;

/** What can go wrong with finding and flashing devices. */
final class FlashError {

    /** No device fits what was asked for. */
    static final DeviceErrorCode NO_DEVICE = new DeviceErrorCode(
            "no-device", "Connect the board with a data cable, hold BOOT, tap RESET, release BOOT, and retry.");
    /** Several devices fit, and nothing says which. */
    static final DeviceErrorCode SEVERAL_DEVICES = new DeviceErrorCode(
            "several-devices", "Choose one with {path} or {serial}, or flash all of them with {all}.");
    /** A device has several DFU interfaces or settings, and nothing says which. */
    static final DeviceErrorCode SEVERAL_INTERFACES =
            new DeviceErrorCode("several-interfaces", "Choose one by {interfaceNumber} and {alternate}.");
    /**
     * Where the board was that is meant, another one is plugged in by now: with other ids, another serial number, or, where
     * the address on the bus was asked for, under another one. Nothing was sent to it.
     */
    static final DeviceErrorCode ANOTHER_BOARD = new DeviceErrorCode(
            "another-board",
            "Plug the board back in that is meant, or choose the one that is there now by {path} or {serial}; then"
                    + " run again.");
    /** The device left after DETACH and did not come back. */
    static final DeviceErrorCode LOST_AFTER_DETACH = new DeviceErrorCode(
            "lost-after-detach",
            "Run again: a board that is in DFU mode by then needs no detach; or hold BOOT and tap RESET first.");
    /** The device says that it takes no images. */
    static final DeviceErrorCode CANNOT_DOWNLOAD =
            new DeviceErrorCode("cannot-download", "Use the update tool of the device's maker.");
    /** The device says that its memory cannot be read. */
    static final DeviceErrorCode CANNOT_UPLOAD =
            new DeviceErrorCode("cannot-upload", "Read the memory through another interface of the device.");
    /** Flash is read by address through the ROM of an ESP chip only. */
    static final DeviceErrorCode NO_FLASH_ACCESS = new DeviceErrorCode(
            "no-flash-access", "Read the device with upload, which gives what the device has to give.");
    /** The image reaches beyond what can be read back. */
    static final DeviceErrorCode CANNOT_READ_BACK =
            new DeviceErrorCode("cannot-read-back", "Flash without {verify}: the ROM makes a check of its own.");
    /** What was read back from flash differs from the image. */
    static final DeviceErrorCode READ_BACK_DIFFERS = new DeviceErrorCode(
            "read-back-differs",
            "Do not use the board as it is: flash again, and compare the flash size of the image with the"
                    + " board's.");
    /** The board does not hold what a delta leaves out. */
    static final DeviceErrorCode DELTA_BASE_DIFFERS = new DeviceErrorCode(
            "delta-base-differs", "Flash the whole new image, or a delta made from what is on the board.");
    /** What a delta leaves out cannot be compared with what the board holds. */
    static final DeviceErrorCode DELTA_BASE_UNREAD =
            new DeviceErrorCode("delta-base-unread", "Flash the whole new image, or take the risk with {trustBase}.");
    /** The flash chip is smaller than the image, so the end of the image has overwritten other places. */
    static final DeviceErrorCode FLASH_WRAPS = new DeviceErrorCode(
            "flash-wraps",
            "Do not use the board as it is: build the image for a flash chip of this size, and flash it again.");
    /** Several boards run an application with a serial port, and nothing says which is to be restarted. */
    static final DeviceErrorCode SEVERAL_TO_ENTER = new DeviceErrorCode(
            "several-to-enter", "Choose one with {path} or {serial}: nothing that runs is touched otherwise.");
    /** The application did not restart into download mode. */
    static final DeviceErrorCode NOT_ENTERED =
            new DeviceErrorCode("not-entered", "Hold BOOT, tap RESET, release BOOT, and run again without {enter}.");
    /** The application cannot be started: the device is not the ROM of a chip of which is known how. */
    static final DeviceErrorCode START_NOT_POSSIBLE =
            new DeviceErrorCode("start-not-possible", "Press RESET, or unplug the board and plug it in again.");
    /** The chip did not restart when it was told to. */
    static final DeviceErrorCode START_FAILED =
            new DeviceErrorCode("start-failed", "Press RESET to start the application.");
    /** The chip has restarted into download mode instead of its application. */
    static final DeviceErrorCode DOWNLOAD_MODE_AGAIN = new DeviceErrorCode(
            "download-mode-again",
            "Let go of BOOT, and of whatever else holds its pin down, and press RESET; or look whether its application"
                    + " runs already.");
    /** What is to become of the application is not one of the words for it. */
    static final RequestErrorCode BAD_RUN = new RequestErrorCode(
            "bad-run", "Write {run} alone, or required behind it for a failure when it does not start.");
    /** The device speaks ST's extension of DFU, which is something else. */
    static final DeviceErrorCode DFUSE_DEVICE =
            new DeviceErrorCode("dfuse-device", "Use a tool that speaks DfuSe, such as dfu-util with its option -s.");
    /** The file holds commands and addresses of ST's extension, which no other device understands. */
    static final FormatErrorCode DFUSE_FILE =
            new FormatErrorCode("dfuse-file", "Use a tool that speaks DfuSe, such as dfu-util with its option -s.");
    /** The image has no bytes to send. */
    static final FormatErrorCode EMPTY_IMAGE =
            new FormatErrorCode("empty-image", "Give a file that has content in front of its suffix.");
    /** The image is for another device. */
    static final FormatErrorCode WRONG_DEVICE = new FormatErrorCode(
            "wrong-device",
            "Build the image for the chip on the board, or choose the board that it is for with {path}.");
    /** The board was asked, and its flash chip is smaller than the image is made for. Nothing was sent of the image. */
    static final FormatErrorCode FLASH_TOO_SMALL = new FormatErrorCode(
            "flash-too-small",
            "Build the image for a flash chip of the board's size, or choose the board that it is for with {path}.");
    /** The board was asked, and a file of the image does not run on its revision of the chip. Nothing was sent of it. */
    static final FormatErrorCode WRONG_REVISION = new FormatErrorCode(
            "wrong-revision",
            "Build the image for the chip's revision, or choose the board that it is for with {path}.");
    /** A bare binary for a ROM that would write it to address 0. */
    static final FormatErrorCode NOT_AN_ARCHIVE =
            new FormatErrorCode("not-an-archive", "Build a DFU image from the binary with {create()}, and flash that.");
    /** The image is made for one board, and several are to be flashed. */
    static final RequestErrorCode ONE_BOARD_ONLY = new RequestErrorCode(
            "one-board-only", "Leave out {all}, and flash one board after the other, each with a {board} of its own.");
    /** What the image of a board is made of cannot be read. */
    static final FormatErrorCode OWN_IMAGE_FAILED =
            new FormatErrorCode("own-image-failed", "Look after the files that the values name; nothing was sent.");
    /** Nothing can be read back and compared with this file. */
    static final RequestErrorCode NOTHING_TO_VERIFY =
            new RequestErrorCode("nothing-to-verify", "Leave out {verify}: only images for ESP chips can be compared.");
    /** Several blocks at a time for a device that must be asked after each of them. */
    static final RequestErrorCode PIPELINE_NEEDS_ROM = new RequestErrorCode(
            "pipeline-needs-rom",
            "Leave out {pipeline}: other devices must be asked for their status after every block.");
    /** The ids of a device are not spelled as such. */
    static final RequestErrorCode BAD_DEVICE = new RequestErrorCode(
            "bad-device", "Write {device} as vendor and product in hexadecimal, for example 303a:9 or 303a:*.");
    /** A number that chooses a device or a part of it is none. */
    static final RequestErrorCode BAD_SELECTOR =
            new RequestErrorCode("bad-selector", "Write the number as the list prints it.");

    private FlashError() {}

    static DeviceException several(List<DfuDevice> devices) {
        var lines = devices.stream().flatMap(device -> device.lines().stream()).toList();
        return new DeviceException(SEVERAL_DEVICES, devices.size() + " devices fit, and none is chosen", lines);
    }
}
