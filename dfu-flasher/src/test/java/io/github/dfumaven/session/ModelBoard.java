// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.sim.FakeDfuDevice;
import io.github.dfumaven.sim.FakeDfuDevice.ManifestEnd;
import io.github.dfumaven.sim.Mishap;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.sim.TinyArchive;
import io.github.dfumaven.time.VirtualSleeper;
import io.github.dfumaven.usb.UsbError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A board in DFU mode with a small image for it, on a clock of its own. */
final class ModelBoard implements Mishap.Board {

    private static final int DOWNLOAD = 1;
    private static final int ROM_INTERFACE = 2;
    private static final int ADDRESS = 0x1000;
    private static final Bytes CONTENT = Bytes.fill(0x5a, 40);
    private static final Bytes BLANK = Bytes.fill(0xff, ADDRESS);
    private static final Bytes GOOD = TinyArchive.of(ADDRESS, CONTENT, CONTENT.md5());
    private static final Bytes WRONG_SUM = TinyArchive.of(ADDRESS, CONTENT, Bytes.fill(0, 16));
    private static final Bytes FIRMWARE = Bytes.fill(0x42, 40);

    final VirtualSleeper sleeper;
    final DownloadPlan plan;
    private final SimulatedDevice device;
    private final BooleanSupplier content;
    private final BooleanSupplier manifested;
    private final DfuRequests requests;
    private boolean endArrived;
    private boolean gone;

    private ModelBoard(
            VirtualSleeper sleeper,
            DownloadPlan plan,
            SimulatedDevice device,
            BooleanSupplier content,
            BooleanSupplier manifested) {
        this.sleeper = sleeper;
        this.plan = plan;
        this.device = device;
        this.content = content;
        this.manifested = manifested;
        this.requests = new DfuRequests(plan.interfaceNumber());
        enumerate();
        device.control(requests.detach(700));
        enumerate();
    }

    /** The ROM of a chip, with an image that is sound or that it refuses in the end. */
    static ModelBoard rom(boolean sound, int pipeline) {
        var rom = SimulatedRom.of(Chip.ESP32_S3, "7c:df:a1:00:00:01", NorFlash.blank(1 << 16));
        var image = sound ? GOOD : WRONG_SUM;
        var plan = new DownloadPlan("1-1", true, ROM_INTERFACE, 64, image, Duration.ofSeconds(60), pipeline);
        return new ModelBoard(
                new VirtualSleeper(),
                plan,
                rom,
                () -> rom.flash().read(ADDRESS, CONTENT.length()).equals(CONTENT)
                        && rom.flash().read(0, ADDRESS).equals(BLANK),
                () -> sound);
    }

    /** A device that is strict about DFU 1.1. */
    static ModelBoard strict(ManifestEnd end) {
        var sleeper = new VirtualSleeper();
        boolean tolerant = end == ManifestEnd.IDLE || end == ManifestEnd.SYNC_THEN_IDLE || end == ManifestEnd.FAILS;
        var device = new FakeDfuDevice(sleeper).inRuntime();
        device.attributes = FakeDfuDevice.DOWNLOAD
                | FakeDfuDevice.UPLOAD
                | FakeDfuDevice.WILL_DETACH
                | (tolerant ? FakeDfuDevice.TOLERANT : 0);
        device.end = Optional.of(end);
        var plan = new DownloadPlan("1-1", false, 0, 16, FIRMWARE, Duration.ofSeconds(60), 1);
        return new ModelBoard(sleeper, plan, device, () -> device.received().equals(FIRMWARE), device::hasManifested);
    }

    /** Whether flash holds the image, and the board itself says so. */
    boolean isFlashed() {
        return isWritten() && manifested.getAsBoolean();
    }

    /** Whether flash holds the image and the board knows that this is all of it. */
    boolean isWritten() {
        return endArrived && content.getAsBoolean();
    }

    boolean isGone() {
        return gone;
    }

    @Override
    public TransferResult deliver(ControlTransfer transfer) {
        if (gone) {
            return TransferResult.failed(UsbError.USB_NO_DEVICE);
        }
        var reply = device.control(transfer);
        if (transfer.requestType() == 0x21 && transfer.request() == DOWNLOAD) {
            endArrived = transfer.length() == 0 && reply instanceof Reply.Ack;
        }
        if (reply instanceof Reply.Ack ack) {
            return TransferResult.ack(ack.data());
        }
        if (reply instanceof Reply.Left) {
            gone = true;
            return TransferResult.failed(UsbError.USB_NO_DEVICE);
        }
        return TransferResult.failed(reply instanceof Reply.Stall ? UsbError.USB_STALL : UsbError.USB_TIMEOUT);
    }

    @Override
    public void losePlace() {
        device.control(requests.abort());
    }

    @Override
    public void restart() {
        device.powerCycle();
        gone = true;
    }

    @Override
    public void unplug() {
        gone = true;
    }

    private void enumerate() {
        device.busReset();
        device.control(ControlTransfer.out(0, 9, 1, 0, Bytes.EMPTY));
    }

    /** Performs transfers as a bus does: once the board is gone or silent, the rest fail alike. */
    List<TransferResult> control(List<ControlTransfer> transfers, Carrier carrier) {
        var results = new ArrayList<TransferResult>();
        for (var transfer : transfers) {
            var before = results.isEmpty() ? null : results.get(results.size() - 1);
            boolean dead = before != null
                    && before.error()
                            .filter(e -> e == UsbError.USB_NO_DEVICE || e == UsbError.USB_TIMEOUT)
                            .isPresent();
            results.add(dead ? before : carrier.carry(transfer));
        }
        return results;
    }

    /** What happens to one transfer. */
    @FunctionalInterface
    interface Carrier {
        TransferResult carry(ControlTransfer transfer);
    }
}
