// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bytes.ByteWriter;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.device.DfuState;
import io.github.dfumaven.device.DfuStatus;
import io.github.dfumaven.device.FunctionalDescriptor;
import io.github.dfumaven.device.StatusReport;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.ResetOutcome;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.usb.ControlTransfer;
import io.github.dfumaven.usb.Sleeper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A device that follows the state table of DFU 1.1 to the letter, with a flag for each thing that devices differ in.
 */
final class FakeDfuDevice implements SimulatedDevice {

    final Sleeper sleeper;
    int vendor = 0x1209;
    int product = 0x0001;
    int dfuProduct = 0x0001;
    int attributes = 0x07;
    int version = 0x0110;
    int transferSize = 256;
    int detachMillis = 255;
    int alternates = 1;
    int polls = 1;
    int pollMillis = 20;
    boolean shortDescriptor;
    /** The functional descriptor is not in the configuration, and is told when the interface is asked for it. */
    boolean functionalOnRequest;

    boolean runtime;
    boolean comesBackInRuntime;
    boolean endlessBusy;
    boolean verifyFails;
    boolean leavesAfterEnd;
    boolean ignoresDetach;
    boolean answersWhileWaiting;
    boolean stallsSetInterface;
    int runtimeProtocol = 1;
    int dfuProtocol = 2;
    String vendorText = "";
    String serial = "FAKE-7";
    int release = 0x0200;

    DfuState state = DfuState.DFU_IDLE;
    DfuStatus status = DfuStatus.OK;
    private int busyPolls;
    private long readyAt;
    private boolean manifested;
    final List<Bytes> blocks = new ArrayList<>();
    int nextBlock;

    FakeDfuDevice(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    FakeDfuDevice inRuntime() {
        runtime = true;
        state = DfuState.APP_IDLE;
        return this;
    }

    Bytes received() {
        return Bytes.concat(blocks);
    }

    @Override
    public Reply control(ControlTransfer transfer) {
        return switch (transfer.requestType()) {
            case 0x21, 0xa1 -> dfu(transfer);
            case 0x80 -> descriptor(transfer);
            case 0x81 -> functionalOnRequest && transfer.value() == 0x2100 ? ack(functional()) : new Reply.Stall();
            case 0x01 -> stallsSetInterface ? new Reply.Stall() : ack(Bytes.EMPTY);
            default -> ack(Bytes.EMPTY);
        };
    }

    @Override
    public ResetOutcome busReset() {
        if (state == DfuState.APP_DETACH) {
            runtime = comesBackInRuntime;
            state = runtime ? DfuState.APP_IDLE : DfuState.DFU_IDLE;
            return ResetOutcome.CHANGED;
        }
        if (state == DfuState.DFU_MANIFEST_WAIT_RESET) {
            runtime = true;
            state = DfuState.APP_IDLE;
            return ResetOutcome.RESTARTED;
        }
        return ResetOutcome.SAME;
    }

    @Override
    public void powerCycle() {}

    private Reply dfu(ControlTransfer transfer) {
        if (state == DfuState.DFU_MANIFEST_WAIT_RESET && !(answersWhileWaiting && transfer.request() == 3)) {
            return new Reply.Stall();
        }
        return switch (transfer.request()) {
            case 0 -> detach();
            case 1 -> download(transfer);
            case 3 -> getStatus();
            case 4 -> state == DfuState.DFU_ERROR ? idle() : fail(DfuStatus.ERR_STALLEDPKT);
            case 6 ->
                switch (state) {
                    case DFU_IDLE, DFU_DNLOAD_IDLE, DFU_UPLOAD_IDLE -> idle();
                    default -> fail(DfuStatus.ERR_STALLEDPKT);
                };
            default -> fail(DfuStatus.ERR_STALLEDPKT);
        };
    }

    private Reply detach() {
        if (!runtime) {
            return fail(DfuStatus.ERR_STALLEDPKT);
        }
        if (ignoresDetach) {
            return ack(Bytes.EMPTY);
        }
        if ((attributes & 8) != 0) {
            runtime = comesBackInRuntime;
            state = runtime ? DfuState.APP_IDLE : DfuState.DFU_IDLE;
            return new Reply.Left(Duration.ofMillis(100));
        }
        state = DfuState.APP_DETACH;
        return ack(Bytes.EMPTY);
    }

    private Reply idle() {
        state = DfuState.DFU_IDLE;
        status = DfuStatus.OK;
        return ack(Bytes.EMPTY);
    }

    private Reply download(ControlTransfer transfer) {
        boolean first = state == DfuState.DFU_IDLE;
        if (runtime || (!first && state != DfuState.DFU_DNLOAD_IDLE) || transfer.length() > transferSize) {
            return fail(DfuStatus.ERR_STALLEDPKT);
        }
        if (transfer.length() == 0) {
            if (first) {
                return fail(DfuStatus.ERR_STALLEDPKT);
            }
            state = DfuState.DFU_MANIFEST_SYNC;
            manifested = false;
            busyPolls = polls;
            return ack(Bytes.EMPTY);
        }

        if (first) {
            blocks.clear();
            nextBlock = transfer.value();
        }
        if (transfer.value() != nextBlock) {
            return fail(DfuStatus.ERR_UNKNOWN);
        }
        nextBlock = (nextBlock + 1) & 0xffff;
        blocks.add(transfer.data());
        state = DfuState.DFU_DNLOAD_SYNC;
        busyPolls = polls;
        return ack(Bytes.EMPTY);
    }

    private Reply getStatus() {
        if ((state == DfuState.DFU_DNBUSY || state == DfuState.DFU_MANIFEST) && sleeper.nanoTime() < readyAt) {
            return fail(DfuStatus.ERR_STALLEDPKT); // asked too early
        }
        advance();
        if (state == DfuState.DFU_MANIFEST && leavesAfterEnd) {
            runtime = true;
            state = DfuState.APP_IDLE;
            return new Reply.Left(Duration.ofMillis(500));
        }
        int poll = state == DfuState.DFU_DNBUSY || state == DfuState.DFU_MANIFEST ? pollMillis : 0;
        readyAt = sleeper.nanoTime() + poll * 1_000_000L;
        var out = new ByteWriter();
        new StatusReport(status.code(), poll, state.code(), status == DfuStatus.ERR_VENDOR ? 4 : 0).write(out);
        return ack(out.toBytes());
    }

    private void advance() {
        switch (state) {
            case DFU_DNLOAD_SYNC, DFU_DNBUSY ->
                state = endlessBusy || busyPolls-- > 0 ? DfuState.DFU_DNBUSY : DfuState.DFU_DNLOAD_IDLE;
            case DFU_MANIFEST_SYNC, DFU_MANIFEST -> {
                if (verifyFails) {
                    state = DfuState.DFU_ERROR;
                    status = vendorText.isEmpty() ? DfuStatus.ERR_FIRMWARE : DfuStatus.ERR_VENDOR;
                } else if (busyPolls-- > 0) {
                    state = DfuState.DFU_MANIFEST;
                } else if ((attributes & 4) != 0) {
                    state = DfuState.DFU_IDLE;
                } else {
                    state = DfuState.DFU_MANIFEST_WAIT_RESET;
                }
            }
            default -> {}
        }
    }

    private Reply fail(DfuStatus why) {
        if (!runtime) {
            state = DfuState.DFU_ERROR;
            status = status == DfuStatus.OK ? why : status;
        }
        return new Reply.Stall();
    }

    private Reply descriptor(ControlTransfer transfer) {
        var bytes = switch (transfer.value()) {
            case 0x0100 -> device();
            case 0x0200 -> configuration();
            case 0x0300 -> Bytes.of(4, 3, 0x09, 0x04);
            case 0x0303 -> text(serial);
            case 0x0304 -> text(vendorText);
            case 0x0305 -> text("Flash\u001b[31m");
            default -> Bytes.EMPTY;
        };
        return bytes.isEmpty() ? new Reply.Stall() : ack(bytes.slice(0, Math.min(bytes.length(), transfer.length())));
    }

    private Bytes device() {
        return new ByteWriter()
                .u8(18)
                .u8(1)
                .u16le(0x0200)
                .bytes(Bytes.of(0, 0, 0))
                .u8(64)
                .u16le(vendor)
                .u16le(runtime ? product : dfuProduct)
                .u16le(release)
                .bytes(Bytes.of(1, 2, 3))
                .u8(1)
                .toBytes();
    }

    private Bytes configuration() {
        var body = new ByteWriter();
        int protocol = runtime ? runtimeProtocol : dfuProtocol;
        for (int alternate = 0; alternate < (runtime ? 1 : alternates); alternate++) {
            body.bytes(Bytes.of(9, 4, 0, alternate, 0, 0xfe, 1, protocol, alternates > 1 ? 5 : 0));
        }
        if (!functionalOnRequest) {
            body.bytes(functional());
        }
        return new ByteWriter()
                .u8(9)
                .u8(2)
                .u16le(9 + body.size())
                .bytes(Bytes.of(1, 1, 0, 0xc0, 50))
                .bytes(body.toBytes())
                .toBytes();
    }

    private Bytes functional() {
        var out = new ByteWriter();
        if (shortDescriptor) {
            return out.u8(7)
                    .u8(0x21)
                    .u8(attributes)
                    .u16le(detachMillis)
                    .u16le(transferSize)
                    .toBytes();
        }
        new FunctionalDescriptor(attributes, detachMillis, transferSize, version).write(out);
        return out.toBytes();
    }

    private static Bytes text(String text) {
        var chars = Bytes.copyOf(text.getBytes(StandardCharsets.UTF_16LE));
        return new ByteWriter().u8(2 + chars.length()).u8(3).bytes(chars).toBytes();
    }

    private static Reply ack(Bytes data) {
        return new Reply.Ack(data);
    }
}
