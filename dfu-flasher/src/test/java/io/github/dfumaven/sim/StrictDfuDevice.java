// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.usb.ControlTransfer;
import io.github.dfumaven.usb.Sleeper;
import java.time.Duration;
import java.util.List;

/**
 * A device that follows the DFU 1.1 specification to the letter: what is not allowed in a state stalls and ends in
 * dfuERROR, also a GETSTATUS before the poll time is over. One liberty: a bus reset restarts it only once it is
 * configured, or no host that resets twice while enumerating could use it.
 *
 * @see <a href="https://www.usb.org/document-library/device-firmware-upgrade-11-new-version-31-aug-2004">DFU 1.1, appendix A</a>
 */
public final class StrictDfuDevice implements SimulatedDevice {

    private static final int DFU_PROTOCOL = 2;
    private static final Duration AWAY = Duration.ofMillis(200);
    private static final Duration DETACH_TIMEOUT = Duration.ofSeconds(1);

    private final DeviceTraits traits;
    private final Sleeper clock;
    private final boolean startsInDfuMode;
    private Description description;
    private StrictDfuMode dfu;
    private boolean inDfuMode;
    private boolean detaching;
    private long detachUntil;
    private int alternate;

    private StrictDfuDevice(DeviceTraits traits, Sleeper clock, boolean startsInDfuMode) {
        this.traits = traits;
        this.clock = clock;
        this.startsInDfuMode = startsInDfuMode;
        this.dfu = new StrictDfuMode(traits, clock);
        this.description = runtimeDescription();
        start(startsInDfuMode);
    }

    public static StrictDfuDevice inRuntimeMode(DeviceTraits traits, Sleeper clock) {
        return new StrictDfuDevice(traits, clock, false);
    }

    public static StrictDfuDevice inDfuMode(DeviceTraits traits, Sleeper clock) {
        return new StrictDfuDevice(traits, clock, true);
    }

    /** All blocks of the last download. */
    public Bytes received() {
        return dfu.received();
    }

    /** Whether the last download was brought to its end, and the firmware is one that can be started. */
    public boolean hasManifested() {
        return !dfu.received().isEmpty() && !dfu.hasBadFirmware();
    }

    /** What UPLOAD gives. */
    public void hold(Bytes firmware) {
        dfu.hold(firmware);
    }

    /** The block numbers of the last download. */
    public List<Integer> blockNumbers() {
        return dfu.blockNumbers();
    }

    /** The alternate setting that was selected last. */
    public int alternate() {
        return alternate;
    }

    /** Whether it runs its application, the new one after a download. */
    public boolean isRunning() {
        return !inDfuMode;
    }

    @Override
    public Reply control(ControlTransfer transfer) {
        int type = transfer.requestType() & 0x7f;
        if (type == 0x21) {
            return inDfuMode ? inDfuMode(transfer) : inRuntime(transfer);
        }
        if (type == 0x01 && transfer.request() == 11) {
            return select(transfer.value());
        }
        return type == 0 ? description.standard(transfer) : new Reply.Stall();
    }

    @Override
    public ResetOutcome busReset() {
        boolean configured = description.isConfigured();
        description.reset();
        if (detaching) {
            detaching = false;
            boolean inTime = clock.nanoTime() - detachUntil <= 0;
            start(inTime);
            return inTime ? ResetOutcome.CHANGED : ResetOutcome.SAME;
        }
        if (inDfuMode && configured) {
            if (dfu.hasBadFirmware()) {
                dfu.failFirmware();
                return ResetOutcome.SAME;
            }
            start(false);
            return ResetOutcome.CHANGED;
        }
        return ResetOutcome.SAME;
    }

    @Override
    public void powerCycle() {
        dfu = new StrictDfuMode(traits, clock);
        start(startsInDfuMode);
    }

    private void start(boolean inDfu) {
        inDfuMode = inDfu;
        detaching = false;
        alternate = 0;
        description = inDfu ? dfuDescription() : runtimeDescription();
        if (inDfu) {
            dfu.enter();
        }
    }

    private Reply inDfuMode(ControlTransfer transfer) {
        var reply = dfu.control(transfer);
        if (reply instanceof Reply.Left) {
            start(false);
        }
        return reply;
    }

    private Reply inRuntime(ControlTransfer transfer) {
        if (detaching && clock.nanoTime() - detachUntil > 0) {
            detaching = false;
        }
        int state = detaching ? 1 : 0;
        return switch (transfer.request()) {
            case 0 -> detach();
            case 3 -> new Reply.Ack(StrictDfuMode.status(0, 0, state));
            case 5 -> new Reply.Ack(Bytes.of(state));
            default -> {
                detaching = false;
                yield new Reply.Stall();
            }
        };
    }

    private Reply detach() {
        if (traits.can(DeviceTraits.WILL_DETACH)) {
            start(true);
            return new Reply.Left(AWAY);
        }
        detaching = true;
        detachUntil = clock.nanoTime() + DETACH_TIMEOUT.toNanos();
        return new Reply.Ack(Bytes.EMPTY);
    }

    private Reply select(int value) {
        if (!inDfuMode || value >= traits.settings().size()) {
            return new Reply.Stall();
        }
        alternate = value;
        return new Reply.Ack(Bytes.EMPTY);
    }

    private Description runtimeDescription() {
        return new Description(traits.vendorId(), traits.runtimeProductId(), "Strict", "Application", traits.serial())
                .with(0, 0, List.of(0xff, 0, 0), "", Bytes.EMPTY)
                .with(1, 0, List.of(0xfe, 1, 1), "DFU", traits.functionalDescriptor());
    }

    private Description dfuDescription() {
        var described =
                new Description(traits.vendorId(), traits.dfuProductId(), "Strict", "Bootloader", traits.serial());
        for (int i = 0; i < traits.settings().size(); i++) {
            boolean last = i == traits.settings().size() - 1;
            described.with(
                    0,
                    i,
                    List.of(0xfe, 1, DFU_PROTOCOL),
                    traits.settings().get(i),
                    last ? traits.functionalDescriptor() : Bytes.EMPTY);
        }
        return described;
    }
}
