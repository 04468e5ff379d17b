// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a device says about the last request, bStatus.
 *
 * @see <a href="https://www.usb.org/document-library/device-firmware-upgrade-11-new-version-31-aug-2004">DFU 1.1,
 *     section 6.1.2</a>
 */
public enum DfuStatus {
    /** No error. */
    OK(0, "OK", "no error"),
    /** The image is not meant for this device. */
    ERR_TARGET(1, "errTARGET", "the image is not for this device or is malformed"),
    /** The image fails a check of the vendor. */
    ERR_FILE(2, "errFILE", "the image fails a check of the vendor"),
    /** Memory cannot be written. */
    ERR_WRITE(3, "errWRITE", "the memory cannot be written"),
    /** Erasing failed. */
    ERR_ERASE(4, "errERASE", "the memory cannot be erased"),
    /** Memory is not blank after erasing. */
    ERR_CHECK_ERASED(5, "errCHECK_ERASED", "the memory is not blank after erasing"),
    /** Programming failed. */
    ERR_PROG(6, "errPROG", "the memory cannot be programmed"),
    /** Memory does not hold what was written. */
    ERR_VERIFY(7, "errVERIFY", "the memory does not hold what was written"),
    /** An address is out of range. */
    ERR_ADDRESS(8, "errADDRESS", "an address is out of range"),
    /** The end came before the device had everything. */
    ERR_NOTDONE(9, "errNOTDONE", "the image ended before the device had all of it"),
    /** The firmware is corrupt. */
    ERR_FIRMWARE(10, "errFIRMWARE", "the firmware in the device is corrupt"),
    /** A code of the vendor; a string tells more. */
    ERR_VENDOR(11, "errVENDOR", "an error of the vendor's own"),
    /** The bus was reset unexpectedly. */
    ERR_USBR(12, "errUSBR", "the bus was reset unexpectedly"),
    /** The device was powered on unexpectedly. */
    ERR_POR(13, "errPOR", "the device restarted unexpectedly"),
    /** Nobody knows. */
    ERR_UNKNOWN(14, "errUNKNOWN", "the device got a request it did not expect"),
    /** A request was stalled unexpectedly. */
    ERR_STALLEDPKT(15, "errSTALLEDPKT", "the device stalled a request unexpectedly");

    private final int code;
    private final String label;
    private final String meaning;

    DfuStatus(int code, String label, String meaning) {
        this.code = code;
        this.label = label;
        this.meaning = meaning;
    }

    /**
     * {@return the status of a number: the status, or empty if the specification has none}
     *
     * @param code bStatus
     */
    public static Optional<DfuStatus> ofCode(int code) {
        return Arrays.stream(values()).filter(status -> status.code == code).findFirst();
    }

    /** {@return bStatus: 0 to 15} */
    public int code() {
        return code;
    }

    /** {@return what it means, for people: half a sentence without a full stop} */
    public String meaning() {
        return meaning;
    }

    /** Returns the name as the specification writes it, such as {@code errFIRMWARE}. */
    @Override
    public String toString() {
        return label;
    }
}
