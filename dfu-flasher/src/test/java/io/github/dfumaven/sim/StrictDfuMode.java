// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.ByteWriter;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.usb.ControlTransfer;
import io.github.dfumaven.usb.Sleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The states 2 to 10 of the DFU 1.1 specification. */
final class StrictDfuMode {

    private static final int IDLE = 2;
    private static final int DNLOAD_SYNC = 3;
    private static final int DNBUSY = 4;
    private static final int DNLOAD_IDLE = 5;
    private static final int MANIFEST_SYNC = 6;
    private static final int MANIFEST = 7;
    private static final int WAIT_RESET = 8;
    private static final int UPLOAD_IDLE = 9;
    private static final int ERROR = 10;

    private static final int ERR_VERIFY = 7;
    private static final int ERR_FIRMWARE = 10;
    private static final int ERR_UNKNOWN = 14;
    private static final int ERR_STALLED = 15;

    private final DeviceTraits traits;
    private final Sleeper clock;
    private final List<Bytes> blocks = new ArrayList<>();
    private final List<Integer> blockNumbers = new ArrayList<>();
    private Bytes firmware = Bytes.EMPTY;
    private int state = IDLE;
    private int status;
    private int answersLeft;
    private int uploaded;
    private boolean manifested;
    private boolean badFirmware;
    private long readyAt;

    StrictDfuMode(DeviceTraits traits, Sleeper clock) {
        this.traits = traits;
        this.clock = clock;
    }

    void enter() {
        to(IDLE, 0);
    }

    void failFirmware() {
        to(ERROR, ERR_FIRMWARE);
    }

    /** Whether a download was begun and not brought to its end. */
    boolean hasBadFirmware() {
        return badFirmware;
    }

    Bytes received() {
        return Bytes.concat(blocks);
    }

    List<Integer> blockNumbers() {
        return List.copyOf(blockNumbers);
    }

    void hold(Bytes content) {
        firmware = content;
    }

    Reply control(ControlTransfer transfer) {
        if (state == WAIT_RESET && traits.end() == DeviceTraits.ManifestEnd.SILENT_WAIT_RESET) {
            return new Reply.Silence();
        }
        boolean tooEarly = (state == DNBUSY || state == MANIFEST) && clock.nanoTime() - readyAt < 0;
        if (tooEarly) {
            return refuse(ERR_STALLED);
        }
        return switch (transfer.request()) {
            case 1 -> download(transfer);
            case 2 -> upload(transfer);
            case 3 -> getStatus(transfer);
            case 4 -> state == ERROR ? acknowledge(IDLE) : refuse(ERR_STALLED);
            case 5 -> new Reply.Ack(Bytes.of(state));
            case 6 ->
                state == IDLE || state == DNLOAD_IDLE || state == UPLOAD_IDLE ? acknowledge(IDLE) : refuse(ERR_STALLED);
            default -> refuse(ERR_STALLED);
        };
    }

    private Reply download(ControlTransfer transfer) {
        boolean allowed = (state == IDLE || state == DNLOAD_IDLE) && traits.can(DeviceTraits.DOWNLOAD);
        if (!allowed || transfer.length() > traits.transferSize() || (state == IDLE && transfer.length() == 0)) {
            return refuse(ERR_UNKNOWN);
        }

        if (transfer.length() == 0) {
            manifested = false;
            return acknowledge(MANIFEST_SYNC);
        }
        if (state == IDLE) {
            blocks.clear();
            blockNumbers.clear();
            badFirmware = true;
        }
        blocks.add(transfer.data());
        blockNumbers.add(transfer.value());
        answersLeft = traits.pollMillis() == 0 ? 0 : traits.busyAnswers();
        return acknowledge(DNLOAD_SYNC);
    }

    private Reply upload(ControlTransfer transfer) {
        if ((state != IDLE && state != UPLOAD_IDLE) || !traits.can(DeviceTraits.UPLOAD)) {
            return refuse(ERR_UNKNOWN);
        }

        if (state == IDLE) {
            uploaded = 0;
        }
        int end = Math.min(firmware.length(), uploaded + transfer.length());
        var data = firmware.slice(uploaded, end);
        uploaded = end;
        to(data.length() < transfer.length() ? IDLE : UPLOAD_IDLE, 0);
        return new Reply.Ack(data);
    }

    private Reply getStatus(ControlTransfer transfer) {
        int poll = 0;
        if (state == DNLOAD_SYNC || state == DNBUSY) {
            poll = blockPoll();
        } else if (state == MANIFEST_SYNC || state == MANIFEST) {
            if (leavesNow()) {
                badFirmware = false;
                return new Reply.Left(Duration.ofMillis(300));
            }
            poll = manifestPoll();
        }
        if (state == WAIT_RESET && traits.end() == DeviceTraits.ManifestEnd.SILENT_WAIT_RESET) {
            return new Reply.Silence();
        }
        var answer = status(status, poll, state);
        return new Reply.Ack(answer.slice(0, Math.min(answer.length(), transfer.length())));
    }

    private int blockPoll() {
        if (answersLeft == 0 && !traits.endlessBusy()) {
            to(DNLOAD_IDLE, 0);
            return 0;
        }
        answersLeft = Math.max(0, answersLeft - 1);
        return busy(DNBUSY);
    }

    private boolean leavesNow() {
        return traits.end() == DeviceTraits.ManifestEnd.LEAVES_AT_ONCE
                || (traits.end() == DeviceTraits.ManifestEnd.LEAVES && state == MANIFEST);
    }

    private int manifestPoll() {
        if (state == MANIFEST_SYNC && !manifested) {
            manifested = true;
            return busy(MANIFEST);
        }

        boolean failed = traits.end() == DeviceTraits.ManifestEnd.FAILS;
        badFirmware = failed;
        switch (traits.end()) {
            case WAIT_RESET, SILENT_WAIT_RESET -> to(WAIT_RESET, 0);
            case SYNC_THEN_IDLE -> to(state == MANIFEST ? MANIFEST_SYNC : IDLE, 0);
            case FAILS -> to(ERROR, ERR_VERIFY);
            case IDLE, LEAVES, LEAVES_AT_ONCE -> to(IDLE, 0);
        }
        return 0;
    }

    private int busy(int newState) {
        to(newState, 0);
        readyAt = clock.nanoTime() + traits.poll().toNanos();
        return traits.pollMillis();
    }

    private Reply acknowledge(int newState) {
        to(newState, 0);
        return new Reply.Ack(Bytes.EMPTY);
    }

    private Reply refuse(int newStatus) {
        if (state == WAIT_RESET) {
            return new Reply.Stall();
        }
        to(ERROR, state == ERROR ? status : newStatus);
        return new Reply.Stall();
    }

    private void to(int newState, int newStatus) {
        state = newState;
        status = newStatus;
    }

    static Bytes status(int bStatus, int pollMillis, int bState) {
        return new ByteWriter()
                .u8(bStatus) // bStatus
                .u16le(pollMillis & 0xffff) // bwPollTimeout, 24 bits
                .u8(pollMillis >> 16)
                .u8(bState) // bState
                .u8(0) // iString
                .toBytes();
    }
}
