// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;

/**
 * The requests of DFU, to one interface.
 *
 * @param interfaceNumber the number of the interface, 0 to 255
 * @see <a href="https://www.usb.org/document-library/device-firmware-upgrade-11-new-version-31-aug-2004">DFU 1.1, table
 *     3.2</a>
 */
public record DfuRequests(int interfaceNumber) {

    private static final int OUT = 0x21;
    private static final int IN = 0xa1;

    /**
     * {@return DFU_DETACH, which asks a device in runtime mode to become one in DFU mode}
     *
     * @param millis how long it may wait for the reset of the bus, 0 to 65535
     */
    public ControlTransfer detach(int millis) {
        return ControlTransfer.out(OUT, 0, millis, interfaceNumber, Bytes.EMPTY);
    }

    /**
     * Sends a block; one without data ends the image.
     *
     * @param block its number, which wraps at 65536
     * @param data at most as many bytes as the device takes
     * @return DFU_DNLOAD
     */
    public ControlTransfer download(int block, Bytes data) {
        return ControlTransfer.out(OUT, 1, block & 0xffff, interfaceNumber, data);
    }

    /**
     * Asks for a block.
     *
     * @param block its number, which wraps at 65536
     * @param length bytes to get at most
     * @return DFU_UPLOAD
     */
    public ControlTransfer upload(int block, int length) {
        return ControlTransfer.in(IN, 2, block & 0xffff, interfaceNumber, length);
    }

    /** {@return DFU_GETSTATUS, which asks how things are, and whose answer is a {@link StatusReport}} */
    public ControlTransfer getStatus() {
        return ControlTransfer.in(IN, 3, 0, interfaceNumber, StatusReport.SIZE);
    }

    /** {@return DFU_CLRSTATUS, which leads out of dfuERROR} */
    public ControlTransfer clearStatus() {
        return ControlTransfer.out(OUT, 4, 0, interfaceNumber, Bytes.EMPTY);
    }

    /** {@return DFU_ABORT, which leads from a download or an upload to dfuIDLE} */
    public ControlTransfer abort() {
        return ControlTransfer.out(OUT, 6, 0, interfaceNumber, Bytes.EMPTY);
    }
}
