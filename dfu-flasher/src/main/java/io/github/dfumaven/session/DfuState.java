// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import java.util.Arrays;
import java.util.Optional;

/**
 * The state a device is in, bState.
 *
 * @see <a href="https://www.usb.org/document-library/device-firmware-upgrade-11-new-version-31-aug-2004">DFU 1.1,
 *     section 6.1.2</a>
 */
public enum DfuState {
    /** The application runs. */
    APP_IDLE(0, "appIDLE"),
    /** The application was asked to leave and waits for a reset of the bus. */
    APP_DETACH(1, "appDETACH"),
    /** In DFU mode, nothing under way. */
    DFU_IDLE(2, "dfuIDLE"),
    /** A block has arrived and waits for GETSTATUS. */
    DFU_DNLOAD_SYNC(3, "dfuDNLOAD-SYNC"),
    /** A block is being written. */
    DFU_DNBUSY(4, "dfuDNBUSY"),
    /** Ready for the next block. */
    DFU_DNLOAD_IDLE(5, "dfuDNLOAD-IDLE"),
    /** The image is complete, or manifested, and waits for GETSTATUS. */
    DFU_MANIFEST_SYNC(6, "dfuMANIFEST-SYNC"),
    /** The image is being put to use. */
    DFU_MANIFEST(7, "dfuMANIFEST"),
    /** Done; only a reset leads on. */
    DFU_MANIFEST_WAIT_RESET(8, "dfuMANIFEST-WAIT-RESET"),
    /** An upload is under way. */
    DFU_UPLOAD_IDLE(9, "dfuUPLOAD-IDLE"),
    /** Something failed; the status says what. */
    DFU_ERROR(10, "dfuERROR");

    private final int code;
    private final String label;

    DfuState(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /**
     * {@return the state of a number: the state, or empty if the specification has none}
     *
     * @param code bState
     */
    public static Optional<DfuState> ofCode(int code) {
        return Arrays.stream(values()).filter(state -> state.code == code).findFirst();
    }

    /** {@return bState: 0 to 10} */
    public int code() {
        return code;
    }

    /** Returns the name as the specification writes it, such as {@code dfuDNLOAD-IDLE}. */
    @Override
    public String toString() {
        return label;
    }
}
