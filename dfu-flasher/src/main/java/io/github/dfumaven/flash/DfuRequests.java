// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.usb.ControlTransfer;

/**
 * The seven requests of DFU, to one interface.
 *
 * @see <a href="https://www.usb.org/document-library/device-firmware-upgrade-11-new-version-31-aug-2004">DFU 1.1, table
 *     3.2</a>
 */
record DfuRequests(int interfaceNumber) {

    private static final int OUT = 0x21;
    private static final int IN = 0xa1;

    ControlTransfer detach(int millis) {
        return ControlTransfer.out(OUT, 0, millis, interfaceNumber, Bytes.EMPTY);
    }

    /** Sends a block; one without data ends the image. Block numbers wrap at 65536. */
    ControlTransfer download(int block, Bytes data) {
        return ControlTransfer.out(OUT, 1, block & 0xffff, interfaceNumber, data);
    }

    ControlTransfer upload(int block, int length) {
        return ControlTransfer.in(IN, 2, block & 0xffff, interfaceNumber, length);
    }

    ControlTransfer getStatus() {
        return ControlTransfer.in(IN, 3, 0, interfaceNumber, StatusReport.SIZE);
    }

    ControlTransfer clearStatus() {
        return ControlTransfer.out(OUT, 4, 0, interfaceNumber, Bytes.EMPTY);
    }

    ControlTransfer abort() {
        return ControlTransfer.out(OUT, 6, 0, interfaceNumber, Bytes.EMPTY);
    }
}
