// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * A device of which one answer goes wrong. Class requests (those of DFU) count from 0, or requests for texts; others
 * pass. A fault that never came, because there were fewer requests, shows in {@link #faulted()}.
 */
public final class FaultyDevice implements SimulatedDevice {

    /** Long enough that a host gives up: the device does not come back. */
    public static final Duration FOR_GOOD = Duration.ofDays(36500);

    /** What goes wrong: makes the answer from the request and what the device would have said. */
    @FunctionalInterface
    public interface Fault extends BiFunction<ControlTransfer, Reply, Reply> {}

    /** The device refuses, although it has taken the request. */
    public static final Fault STALL = (request, reply) -> new Reply.Stall();

    /** The device has taken the request, but the host hears nothing. */
    public static final Fault SILENCE = (request, reply) -> new Reply.Silence();

    /** The cable is pulled in the middle of the request. */
    public static final Fault UNPLUG = (request, reply) -> new Reply.Left(FOR_GOOD);

    /** One byte less comes than the device wanted to send. */
    public static final Fault SHORT_ANSWER =
            (request, reply) -> reply instanceof Reply.Ack ack && !ack.data().isEmpty()
                    ? new Reply.Ack(ack.data().slice(0, ack.data().length() - 1))
                    : reply;

    /** Nothing comes, though the device wanted to send something. */
    public static final Fault EMPTY_ANSWER =
            (request, reply) -> reply instanceof Reply.Ack ? new Reply.Ack(Bytes.EMPTY) : reply;

    private final SimulatedDevice device;
    private final Predicate<ControlTransfer> counted;
    private final int wanted;
    private final boolean lasting;
    private final boolean performed;
    private final Fault fault;
    private int seen;
    private boolean faulted;

    private FaultyDevice(
            SimulatedDevice device,
            Predicate<ControlTransfer> counted,
            int wanted,
            boolean lasting,
            boolean performed,
            Fault fault) {
        this.device = device;
        this.counted = counted;
        this.wanted = wanted;
        this.lasting = lasting;
        this.performed = performed;
        this.fault = fault;
    }

    /** The device takes class request {@code n}, counted from 0, but the answer is spoilt. */
    public static FaultyDevice atRequest(int n, Fault fault, SimulatedDevice device) {
        return new FaultyDevice(device, FaultyDevice::isClassRequest, n, false, true, fault);
    }

    /** Class request {@code n} does not even reach the device. */
    public static FaultyDevice lostRequest(int n, Fault fault, SimulatedDevice device) {
        return new FaultyDevice(device, FaultyDevice::isClassRequest, n, false, false, fault);
    }

    /** The device takes request {@code n}, counted from 0, for one of its texts, but the answer is spoilt. */
    public static FaultyDevice atText(int n, Fault fault, SimulatedDevice device) {
        return new FaultyDevice(device, FaultyDevice::isText, n, false, true, fault);
    }

    /** Request {@code n} for one of its texts does not even reach the device. */
    public static FaultyDevice lostText(int n, Fault fault, SimulatedDevice device) {
        return new FaultyDevice(device, FaultyDevice::isText, n, false, false, fault);
    }

    /** The device answers wrong from the {@code n}th request of one kind on, for ever. */
    public static FaultyDevice fromRequest(int bRequest, int n, Fault fault, SimulatedDevice device) {
        return new FaultyDevice(device, is(bRequest), n, true, true, fault);
    }

    /** The device answers the {@code n}th request of one kind wrong. */
    public static FaultyDevice atRequest(int bRequest, int n, Fault fault, SimulatedDevice device) {
        return new FaultyDevice(device, is(bRequest), n, false, true, fault);
    }

    /** GETSTATUS answers with this status, poll time and state. */
    public static Fault status(int bStatus, int pollMillis, int bState) {
        var answer = Bytes.of(bStatus, pollMillis & 0xff, pollMillis >> 8 & 0xff, pollMillis >> 16 & 0xff, bState, 0);
        return (request, reply) -> request.request() == 3 && isClassRequest(request) ? new Reply.Ack(answer) : reply;
    }

    /** Whether the fault has happened. */
    public synchronized boolean faulted() {
        return faulted;
    }

    @Override
    public synchronized Reply control(ControlTransfer transfer) {
        boolean now = counted.test(transfer) && isDue(seen++);
        if (!now) {
            return device.control(transfer);
        }
        faulted = true;
        Reply reply = performed ? device.control(transfer) : new Reply.Ack(Bytes.EMPTY);
        return fault.apply(transfer, reply);
    }

    @Override
    public ResetOutcome busReset() {
        return device.busReset();
    }

    @Override
    public void powerCycle() {
        device.powerCycle();
    }

    @Override
    public Duration takeBusy() {
        return device.takeBusy();
    }

    @Override
    public Optional<Duration> elapse(Duration time) {
        return device.elapse(time);
    }

    private boolean isDue(int number) {
        return lasting ? number >= wanted : number == wanted;
    }

    private static Predicate<ControlTransfer> is(int bRequest) {
        return transfer -> isClassRequest(transfer) && transfer.request() == bRequest;
    }

    private static boolean isText(ControlTransfer transfer) {
        return transfer.requestType() == 0x80 && transfer.request() == 6 && transfer.value() >> 8 == 3;
    }

    private static boolean isClassRequest(ControlTransfer transfer) {
        return (transfer.requestType() & 0x7f) == 0x21;
    }
}
