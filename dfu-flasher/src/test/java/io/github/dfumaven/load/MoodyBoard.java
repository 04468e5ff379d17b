// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.load;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.session.DfuRequests;
import io.github.dfumaven.sim.FaultyDevice;
import io.github.dfumaven.sim.Mishap;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.ResetOutcome;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.usb.UsbError;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A board to which things happen, none of which is a lie: DFU requests or their answers get lost, it is unplugged, it
 * restarts, another program makes it lose its place. What happens when is drawn in the beginning.
 */
final class MoodyBoard implements SimulatedDevice, Mishap.Board {

    /** A mishap and the DFU request, counted from 0, at which it happens, or the first one after it that it fits. */
    private record Event(int at, Mishap mishap) {}

    private static final List<Mishap> MISHAPS = Mishap.ofTheWire();
    private static final int MOST = 3;
    private static final int BLOCK = 64;
    /** Requests before the first block and behind the last one, where there is most to go wrong. */
    private static final int AROUND = 8;

    private static final Duration RESTART = Duration.ofMillis(200);
    private static final DfuRequests REQUESTS = new DfuRequests(2);

    private final SimulatedRom rom;
    private final Firmware firmware;
    private final Deque<Event> planned;
    private final List<String> happened = new ArrayList<>();
    private Duration away = Duration.ZERO;
    private boolean left;
    private boolean unplugged;
    private boolean restarted;
    private boolean held;
    private int seen;

    private MoodyBoard(SimulatedRom rom, Firmware firmware, Deque<Event> planned) {
        this.rom = rom;
        this.firmware = firmware;
        this.planned = planned;
    }

    /** Returns a board with up to three mishaps while it gets a firmware. */
    static MoodyBoard random(Random random, SimulatedRom rom, Firmware firmware) {
        int requests = 2 * firmware.image().payload().length() / BLOCK;
        int count = random.nextInt(MOST + 1);
        var planned = new ArrayDeque<Event>();
        IntStream.generate(() -> moment(random, requests))
                .limit(count)
                .sorted()
                .forEach(at -> planned.add(new Event(at, MISHAPS.get(random.nextInt(MISHAPS.size())))));
        return new MoodyBoard(rom, firmware, planned);
    }

    private static int moment(Random random, int requests) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(AROUND);
            case 1 -> Math.max(0, requests - AROUND / 2) + random.nextInt(AROUND);
            default -> random.nextInt(requests);
        };
    }

    SimulatedRom rom() {
        return rom;
    }

    /** What has happened, in order. */
    synchronized List<String> happened() {
        return List.copyOf(happened);
    }

    /** Whether it was one thing only, which leaves the board where it can be flashed. */
    synchronized boolean isSurvivable() {
        return happened.size() <= 1 && !unplugged && !restarted;
    }

    /** Whether all of the firmware was in flash when the last thing happened. */
    synchronized boolean heldInTheEnd() {
        return held;
    }

    @Override
    public synchronized Reply control(ControlTransfer transfer) {
        if ((transfer.requestType() & 0x7f) != 0x21) {
            return rom.control(transfer);
        }
        int now = seen++;
        var next = planned.peek();
        if (next == null || now < next.at() || !next.mishap().fits(transfer)) {
            return rom.control(transfer);
        }
        planned.remove();
        happened.add(next.mishap() + " at request " + now);
        restarted |= next.mishap().restarts();
        left = false;
        var result = next.mishap().apply(this, transfer);
        held = firmware.isOn(rom.flash());
        return left ? new Reply.Left(away) : reply(result);
    }

    private static Reply reply(TransferResult result) {
        if (result.ok()) {
            return new Reply.Ack(result.data());
        }
        boolean stalled = result.error().orElseThrow() == UsbError.USB_STALL;
        return stalled ? new Reply.Stall() : new Reply.Silence();
    }

    @Override
    public TransferResult deliver(ControlTransfer transfer) {
        var reply = rom.control(transfer);
        if (reply instanceof Reply.Ack ack) {
            return TransferResult.ack(ack.data());
        }
        if (reply instanceof Reply.Left gone) {
            leave(gone.away());
            return TransferResult.failed(UsbError.USB_NO_DEVICE);
        }
        return TransferResult.failed(reply instanceof Reply.Stall ? UsbError.USB_STALL : UsbError.USB_TIMEOUT);
    }

    @Override
    public void losePlace() {
        rom.control(REQUESTS.abort());
    }

    @Override
    public void restart() {
        rom.powerCycle();
        leave(RESTART);
    }

    @Override
    public void unplug() {
        unplugged = true;
        leave(FaultyDevice.FOR_GOOD);
    }

    /** Notes that it leaves the bus with this request, whatever else happens to that: the host sees it anyway. */
    private void leave(Duration time) {
        left = true;
        away = time;
    }

    @Override
    public ResetOutcome busReset() {
        return rom.busReset();
    }

    @Override
    public void powerCycle() {
        rom.powerCycle();
    }

    @Override
    public Duration takeBusy() {
        return rom.takeBusy();
    }
}
