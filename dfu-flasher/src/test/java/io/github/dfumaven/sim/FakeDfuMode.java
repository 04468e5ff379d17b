// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.session.DfuState;
import io.github.dfumaven.session.DfuStatus;
import io.github.dfumaven.session.StatusReport;
import io.github.dfumaven.sim.FakeDfuDevice.ManifestEnd;
import io.github.dfumaven.time.Sleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The states 2 to 10 of the DFU 1.1 specification. */
final class FakeDfuMode {

    private final FakeDfuDevice device;
    private final Sleeper clock;
    final List<Bytes> blocks = new ArrayList<>();
    DfuState state = DfuState.DFU_IDLE;
    int vendorTextIndex;
    /** Whether a download was begun and not brought to its end. */
    boolean badFirmware;

    private DfuStatus status = DfuStatus.OK;
    private int answersLeft;
    private int nextBlock;
    private int uploaded;
    private boolean manifested;
    private long readyAt;

    FakeDfuMode(FakeDfuDevice device, Sleeper clock) {
        this.device = device;
        this.clock = clock;
    }

    void to(DfuState newState, DfuStatus newStatus) {
        state = newState;
        status = newStatus;
    }

    Reply control(ControlTransfer transfer) {
        if (state == DfuState.DFU_MANIFEST_WAIT_RESET && device.end() != ManifestEnd.WAIT_RESET) {
            return device.end() == ManifestEnd.SILENT_WAIT_RESET ? new Reply.Silence() : new Reply.Stall();
        }
        boolean busy = state == DfuState.DFU_DNBUSY || state == DfuState.DFU_MANIFEST;
        if (busy && clock.nanoTime() - readyAt < 0) {
            return refuse(DfuStatus.ERR_STALLEDPKT); // asked too early
        }
        return switch (transfer.request()) {
            case 1 -> download(transfer);
            case 2 -> upload(transfer);
            case 3 -> getStatus(transfer);
            case 4 -> state == DfuState.DFU_ERROR ? acknowledge(DfuState.DFU_IDLE) : refuse(DfuStatus.ERR_STALLEDPKT);
            case 5 -> new Reply.Ack(Bytes.of(state.code()));
            case 6 ->
                switch (state) {
                    case DFU_IDLE, DFU_DNLOAD_IDLE, DFU_UPLOAD_IDLE -> acknowledge(DfuState.DFU_IDLE);
                    default -> refuse(DfuStatus.ERR_STALLEDPKT);
                };
            default -> refuse(DfuStatus.ERR_STALLEDPKT);
        };
    }

    private Reply download(ControlTransfer transfer) {
        boolean first = state == DfuState.DFU_IDLE;
        boolean allowed = (first || state == DfuState.DFU_DNLOAD_IDLE) && device.can(FakeDfuDevice.DOWNLOAD);
        if (!allowed || transfer.length() > device.transferSize || (first && transfer.length() == 0)) {
            return refuse(DfuStatus.ERR_UNKNOWN);
        }

        answersLeft = device.pollMillis == 0 ? 0 : device.polls;
        if (transfer.length() == 0) {
            manifested = false;
            return acknowledge(DfuState.DFU_MANIFEST_SYNC);
        }
        if (first) {
            blocks.clear();
            nextBlock = transfer.value();
            badFirmware = true;
        }
        if (transfer.value() != nextBlock) {
            return refuse(DfuStatus.ERR_UNKNOWN);
        }
        nextBlock = (nextBlock + 1) & 0xffff;
        blocks.add(transfer.data());
        return acknowledge(DfuState.DFU_DNLOAD_SYNC);
    }

    private Reply upload(ControlTransfer transfer) {
        boolean first = state == DfuState.DFU_IDLE;
        if ((!first && state != DfuState.DFU_UPLOAD_IDLE) || !device.can(FakeDfuDevice.UPLOAD)) {
            return refuse(DfuStatus.ERR_UNKNOWN);
        }

        int from = first ? 0 : uploaded;
        uploaded = Math.min(device.firmware.length(), from + transfer.length());
        var data = device.firmware.slice(from, uploaded);
        to(data.length() < transfer.length() ? DfuState.DFU_IDLE : DfuState.DFU_UPLOAD_IDLE, DfuStatus.OK);
        return new Reply.Ack(data);
    }

    private Reply getStatus(ControlTransfer transfer) {
        int poll = 0;
        if (state == DfuState.DFU_DNLOAD_SYNC || state == DfuState.DFU_DNBUSY) {
            poll = blockPoll();
        } else if (state == DfuState.DFU_MANIFEST_SYNC || state == DfuState.DFU_MANIFEST) {
            if (leavesNow()) {
                badFirmware = false;
                return new Reply.Left(Duration.ofMillis(300));
            }
            poll = manifestPoll();
        }
        if (state == DfuState.DFU_MANIFEST_WAIT_RESET && device.end() == ManifestEnd.SILENT_WAIT_RESET) {
            return new Reply.Silence();
        }
        var answer = status(status, poll, state, status == DfuStatus.ERR_VENDOR ? vendorTextIndex : 0);
        return new Reply.Ack(answer.slice(0, Math.min(answer.length(), transfer.length())));
    }

    private int blockPoll() {
        if (answersLeft-- > 0 || device.endlessBusy) {
            return busy(DfuState.DFU_DNBUSY);
        }
        to(DfuState.DFU_DNLOAD_IDLE, DfuStatus.OK);
        return 0;
    }

    private boolean leavesNow() {
        return device.end() == ManifestEnd.LEAVES_AT_ONCE
                || (device.end() == ManifestEnd.LEAVES && state == DfuState.DFU_MANIFEST);
    }

    private int manifestPoll() {
        if (!manifested || answersLeft > 1) {
            answersLeft -= manifested ? 1 : 0;
            manifested = true;
            return busy(DfuState.DFU_MANIFEST);
        }

        badFirmware = device.end() == ManifestEnd.FAILS;
        switch (device.end()) {
            case WAIT_RESET, STALLING_WAIT_RESET, SILENT_WAIT_RESET ->
                to(DfuState.DFU_MANIFEST_WAIT_RESET, DfuStatus.OK);
            case SYNC_THEN_IDLE ->
                to(state == DfuState.DFU_MANIFEST ? DfuState.DFU_MANIFEST_SYNC : DfuState.DFU_IDLE, DfuStatus.OK);
            case FAILS -> to(DfuState.DFU_ERROR, device.failure);
            case IDLE, LEAVES, LEAVES_AT_ONCE -> to(DfuState.DFU_IDLE, DfuStatus.OK);
        }
        return 0;
    }

    private int busy(DfuState newState) {
        to(newState, DfuStatus.OK);
        readyAt = clock.nanoTime() + Duration.ofMillis(device.pollMillis).toNanos();
        return device.pollMillis;
    }

    private Reply acknowledge(DfuState newState) {
        to(newState, DfuStatus.OK);
        return new Reply.Ack(Bytes.EMPTY);
    }

    private Reply refuse(DfuStatus why) {
        if (state != DfuState.DFU_MANIFEST_WAIT_RESET) {
            to(DfuState.DFU_ERROR, state == DfuState.DFU_ERROR ? status : why);
        }
        return new Reply.Stall();
    }

    static Bytes status(DfuStatus status, int pollMillis, DfuState state, int text) {
        var out = new ByteWriter();
        new StatusReport(status.code(), pollMillis, state.code(), text).write(out);
        return out.toBytes();
    }
}
