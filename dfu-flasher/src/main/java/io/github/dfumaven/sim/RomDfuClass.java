// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteWriter;

/**
 * The DFU requests as the ROM implements them: the work is done inside the transfer, so the busy and sync states are never
 * seen, and errors of the updater come to light only when the host asks for the status or the state.
 */
final class RomDfuClass {

    private static final int DETACH = 0;
    private static final int DNLOAD = 1;
    private static final int UPLOAD = 2;
    private static final int GETSTATUS = 3;
    private static final int CLRSTATUS = 4;
    private static final int GETSTATE = 5;
    private static final int ABORT = 6;

    private static final int APP_IDLE = 0;
    private static final int DFU_IDLE = 2;
    private static final int DNLOAD_IDLE = 5;
    private static final int MANIFEST_SYNC = 6;
    private static final int UPLOAD_IDLE = 9;
    private static final int ERROR = 10;

    private static final int OK = 0;
    private static final int ERR_UNKNOWN = 14;

    /** The ROM asks for this wait in every answer, whatever it is doing. */
    private static final int POLL_MILLIS = 256;

    private final RomModel model;
    private final RomUpdater updater;
    private final RomUpload upload;
    private int state = APP_IDLE;
    private int status = OK;
    private int uploadBlock;
    private int interfaceValue;
    private boolean attached;
    private boolean detaching;

    RomDfuClass(RomModel model, RomUpdater updater, RomUpload upload) {
        this.model = model;
        this.updater = updater;
        this.upload = upload;
    }

    static boolean knows(int request) {
        return request <= ABORT;
    }

    /** Keeps the value of SET_INTERFACE, whatever the interface: it chooses what UPLOAD reads. */
    void select(int value) {
        interfaceValue = value;
    }

    /** Begins with DFU mode after a bus reset that followed a detach. */
    void enterDfuMode() {
        detaching = false;
        state = DFU_IDLE;
        status = OK;
    }

    /** Tells whether the device has detached and waits for a bus reset. */
    boolean isDetaching() {
        return detaching;
    }

    /** Answers a request; the block number of a download and the interface do not matter to the ROM. */
    Reply control(ControlTransfer transfer) {
        return switch (transfer.request()) {
            case DETACH -> detach();
            case GETSTATUS -> getStatus(transfer.length());
            case GETSTATE -> getState(transfer.length());
            default -> state == APP_IDLE ? new Reply.Stall() : inDfuMode(transfer);
        };
    }

    private Reply inDfuMode(ControlTransfer transfer) {
        return switch (transfer.request()) {
            case DNLOAD -> download(transfer.data());
            case UPLOAD -> upload(transfer.value(), transfer.length());
            case CLRSTATUS -> clearStatus();
            case ABORT -> idle();
            default -> new Reply.Stall();
        };
    }

    private Reply detach() {
        if (state != APP_IDLE) {
            state = APP_IDLE;
            return new Reply.Stall();
        }
        detaching = true;
        return new Reply.Left(model.away());
    }

    private Reply download(Bytes data) {
        if (state != DFU_IDLE && state != DNLOAD_IDLE) {
            return refuse();
        }

        attached = true;
        if (state == DFU_IDLE) {
            updater.start();
        }
        if (data.isEmpty()) {
            updater.finish();
            state = MANIFEST_SYNC;
        } else {
            updater.feed(data);
            state = DNLOAD_IDLE;
        }
        return acknowledge();
    }

    private Reply upload(int block, int length) {
        if (state != DFU_IDLE && state != UPLOAD_IDLE) {
            return refuse();
        }

        if (state == DFU_IDLE) {
            uploadBlock = 0;
            upload.start(interfaceValue);
        }
        if (length == 0 || block != uploadBlock) {
            fail(ERR_UNKNOWN);
            return new Reply.Ack(Bytes.fill(0, length));
        }
        var data = upload.next(length, attached);
        uploadBlock = (uploadBlock + 1) & 0xffff;
        state = data.isEmpty() ? DFU_IDLE : UPLOAD_IDLE;
        return new Reply.Ack(data);
    }

    private Reply getStatus(int length) {
        if (state == MANIFEST_SYNC) {
            state = DFU_IDLE;
        }
        showError();
        var answer = new ByteWriter()
                .u8(status) // bStatus
                .u16le(POLL_MILLIS) // bwPollTimeout, 24 bits
                .u8(0)
                .u8(state) // bState
                .u8(0) // iString
                .toBytes();
        return answer(answer, length);
    }

    private Reply getState(int length) {
        showError();
        return answer(Bytes.of(state), length);
    }

    private Reply clearStatus() {
        updater.clearError();
        return idle();
    }

    /** Returns to dfuIDLE; an error that the updater holds comes back with the next question for the status. */
    private Reply idle() {
        state = DFU_IDLE;
        status = OK;
        return acknowledge();
    }

    private void showError() {
        if (state != APP_IDLE && updater.error() != RomUpdater.OK) {
            fail(updater.error());
        }
    }

    private Reply refuse() {
        fail(ERR_UNKNOWN);
        return new Reply.Stall();
    }

    private void fail(int newStatus) {
        state = ERROR;
        status = newStatus;
    }

    private static Reply acknowledge() {
        return new Reply.Ack(Bytes.EMPTY);
    }

    private static Reply answer(Bytes whole, int length) {
        return new Reply.Ack(whole.slice(0, Math.min(length, whole.length())));
    }
}
