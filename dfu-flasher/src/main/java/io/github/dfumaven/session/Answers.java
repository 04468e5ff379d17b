// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.ErrorCode;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fault.DeviceErrorCode;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.util.List;

/** Understands what a device answered, and words what it means when it is no answer. */
record Answers(String device, boolean rom) {

    static TransferResult last(List<TransferResult> results) {
        return results.get(results.size() - 1);
    }

    /** Tells whether an error means that nobody is there to be asked. */
    static boolean isGone(ErrorCode code) {
        return code == UsbError.USB_NO_DEVICE || code == UsbError.USB_NOT_FOUND;
    }

    /** Returns the answer to GETSTATUS. */
    StatusReport status(TransferResult result, String when) throws DeviceException {
        var error = result.error();
        if (error.isPresent()) {
            throw failed(error.get(), "GETSTATUS " + when);
        }

        try {
            return StatusReport.read(new ByteReader(result.data()));
        } catch (FormatException e) {
            int length = result.data().length();
            throw problem(
                    SessionError.SHORT_ANSWER,
                    "GETSTATUS %s gave %d bytes instead of %d",
                    when,
                    length,
                    StatusReport.SIZE);
        }
    }

    /** Returns the state of a device that must not report an error. */
    DfuState state(StatusReport report, String when) throws DeviceException {
        if (report.isError()) {
            throw refused(report, when);
        }
        return report.state().orElseThrow(() -> unexpected(report, "now"));
    }

    UsbException failed(UsbError error, String what) {
        var how = switch (error) {
            case USB_STALL -> "was refused (stall)";
            case USB_TIMEOUT -> "got no answer in time";
            case USB_NO_DEVICE, USB_NOT_FOUND -> "failed: the device is gone";
            case USB_ACCESS,
                    USB_BUSY,
                    USB_NOT_SUPPORTED,
                    USB_OVERFLOW,
                    USB_IO,
                    USB_INTERRUPTED,
                    USB_UNAVAILABLE,
                    USB_HOST_UNREACHABLE,
                    USB_HOST_FAULTY,
                    USB_OTHER -> "failed";
        };
        return new UsbException(error, device + ": " + what + " " + how);
    }

    /** Returns the error for a device that left while a failed transfer was being got over, so nothing is wrong with it. */
    static DeviceException gone(DeviceException first, DeviceException then) {
        return Glitch.is(first)
                ? new UsbException(UsbError.USB_NO_DEVICE, first.message() + ", and then the device was gone", then)
                : first;
    }

    @FormatMethod
    DeviceException problem(DeviceErrorCode error, @FormatString String format, Object... args) {
        return error.on(device, format, args);
    }

    /** Returns the error for a device that said itself that something is wrong, with the cure for its very status. */
    DfuStatusException refused(StatusReport report, String when) {
        var status = report.status().orElse(DfuStatus.ERR_UNKNOWN);
        boolean verify = rom && status == DfuStatus.ERR_FIRMWARE;
        var code = verify ? SessionError.VERIFY_FAILED : SessionError.DEVICE_REFUSED;
        var text = verify ? "what is in flash differs from the image (MD5)" : "the device reports an error";
        return new DfuStatusException(
                code, report, device + ": " + when + " " + text + ": " + report, rom ? romCure(status) : cure(status));
    }

    /** Returns the error for a block that was stalled, and what the device said when it was asked why. */
    DfuStatusException refusedBlock(StatusReport report, int block) {
        var when = "refused block " + block + ";";
        return report.isError()
                ? refused(report, when)
                : new DfuStatusException(
                        SessionError.DEVICE_REFUSED,
                        report,
                        device + ": " + when + " it is in " + report,
                        SessionError.DEVICE_REFUSED.hint());
    }

    DeviceException unexpected(StatusReport report, String when) {
        return problem(SessionError.UNEXPECTED_STATE, "is in an unexpected state %s: %s", when, report);
    }

    private static String romCure(DfuStatus status) {
        return switch (status) {
            case ERR_TARGET ->
                "The image is damaged or lacks a file of its index: build it again and check it with verify.";
            case ERR_FILE -> "The image has more than 64 index entries: build it with a larger {partSize}.";
            case ERR_FIRMWARE -> SessionError.VERIFY_FAILED.hint();
            case OK,
                    ERR_WRITE,
                    ERR_ERASE,
                    ERR_CHECK_ERASED,
                    ERR_PROG,
                    ERR_VERIFY,
                    ERR_ADDRESS,
                    ERR_NOTDONE,
                    ERR_VENDOR,
                    ERR_USBR,
                    ERR_POR,
                    ERR_UNKNOWN,
                    ERR_STALLEDPKT -> SessionError.DEVICE_REFUSED.hint();
        };
    }

    private static String cure(DfuStatus status) {
        return switch (status) {
            case ERR_TARGET, ERR_FILE -> "Check that the image is meant for this device.";
            case ERR_WRITE, ERR_ERASE, ERR_CHECK_ERASED, ERR_PROG, ERR_VERIFY ->
                "Flash again; if it happens again, the memory is protected or worn out.";
            case ERR_ADDRESS -> "Check that the image fits the memory of the device.";
            case ERR_NOTDONE -> "Check that the image is complete.";
            case ERR_FIRMWARE -> "Flash a good image; until then the device cannot run.";
            case ERR_VENDOR -> "Look the device's text up in its manual.";
            case OK, ERR_USBR, ERR_POR, ERR_UNKNOWN, ERR_STALLEDPKT ->
                "Reconnect the device, put it in DFU mode and start over.";
        };
    }
}
