// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.session.DfuState;
import io.github.dfumaven.session.DfuStatus;
import io.github.dfumaven.time.Sleeper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A device that follows the DFU 1.1 specification to the letter, with a flag for each thing that devices differ in: what
 * is not allowed in a state stalls and ends in dfuERROR, also a GETSTATUS before the poll time is over. One liberty: a
 * bus reset restarts it only once it is configured, or no host that resets twice while enumerating could use it.
 *
 * @see <a href="https://www.usb.org/document-library/device-firmware-upgrade-11-new-version-31-aug-2004">DFU 1.1, appendix A</a>
 */
public final class FakeDfuDevice implements SimulatedDevice {

    public static final int DOWNLOAD = 1;
    public static final int UPLOAD = 2;
    public static final int TOLERANT = 4;
    public static final int WILL_DETACH = 8;

    private static final Duration AWAY = Duration.ofMillis(200);

    /** What GETSTATUS tells after the poll time of dfuMANIFEST, and what then happens. */
    public enum ManifestEnd {
        /** 7, then 2. */
        IDLE,
        /** 7, then 6, then 2. */
        SYNC_THEN_IDLE,
        /** 7, then 8, which needs a bus reset. */
        WAIT_RESET,
        /** 7, then 8, then it refuses everything until a bus reset. */
        STALLING_WAIT_RESET,
        /** 7, then nothing at all until a bus reset, as the specification says. */
        SILENT_WAIT_RESET,
        /** 7, then it leaves and comes back as the application. */
        LEAVES,
        /** It leaves within the first GETSTATUS. */
        LEAVES_AT_ONCE,
        /** 7, then dfuERROR. */
        FAILS
    }

    public int vendor = 0x1209;
    public int product = 0x0001;
    public int dfuProduct = 0x0002;
    public String serial = "fake-7";
    /** bmAttributes: what it can. */
    public int attributes = DOWNLOAD | UPLOAD | TOLERANT;

    public int transferSize = 256;
    public int detachMillis = 1000;
    /** bcdDFUVersion; the functional descriptor of DFU 1.0 has none. */
    public Optional<Integer> version = Optional.of(0x0110);
    /** The functional descriptor is not in the configuration, and is told when the interface is asked for it. */
    public boolean functionalOnRequest;

    public int dfuProtocol = 2;
    /** Names of the alternate settings in DFU mode. */
    public List<String> settings = List.of("Flash");

    public boolean stallsSetInterface;
    public boolean ignoresDetach;
    /** How long a block takes; 0 goes from 3 to 5 at once. */
    public int pollMillis = 10;
    /** How often a block or an image answers that it is busy. */
    public int polls = 1;

    public boolean endlessBusy;
    /** How manifestation ends; if nothing is said, as the attributes have it. */
    public Optional<ManifestEnd> end = Optional.empty();
    /** What it says of an image that it does not like, with the text where it is the vendor's. */
    public DfuStatus failure = DfuStatus.ERR_VERIFY;

    public String vendorText = "";
    /** What UPLOAD gives. */
    public Bytes firmware = Bytes.EMPTY;

    private final Sleeper clock;
    private boolean startsInDfuMode = true;
    private FakeDfuMode dfu;
    private Optional<Description> description = Optional.empty();
    private boolean inDfuMode = true;
    private boolean detaching;
    private long detachUntil;

    /** Creates a device that starts in DFU mode. */
    public FakeDfuDevice(Sleeper clock) {
        this.clock = clock;
        this.dfu = new FakeDfuMode(this, clock);
    }

    /** Makes it start in its application. */
    public FakeDfuDevice inRuntime() {
        startsInDfuMode = false;
        start(false);
        return this;
    }

    /** All blocks of the last download. */
    public Bytes received() {
        return Bytes.concat(dfu.blocks);
    }

    /** The blocks of the last download. */
    public List<Bytes> blocks() {
        return dfu.blocks;
    }

    /** Whether the last download was brought to its end, and the firmware is one that can be started. */
    public boolean hasManifested() {
        return !dfu.blocks.isEmpty() && !dfu.badFirmware;
    }

    public DfuState state() {
        if (inDfuMode) {
            return dfu.state;
        }
        return isDetaching() ? DfuState.APP_DETACH : DfuState.APP_IDLE;
    }

    /** In DFU mode, leaves it in a state as an earlier session may have done. */
    public void leaveIn(DfuState state, DfuStatus status) {
        dfu.to(state, status);
    }

    @Override
    public Reply control(ControlTransfer transfer) {
        return switch (transfer.requestType() & 0x7f) {
            case 0x21 -> inDfuMode ? toDfuMode(transfer) : toApplication(transfer);
            case 0x01 -> toInterface(transfer);
            case 0x00 -> description().standard(transfer);
            default -> new Reply.Stall();
        };
    }

    @Override
    public ResetOutcome busReset() {
        boolean configured = description.filter(Description::isConfigured).isPresent();
        description.ifPresent(Description::reset);
        if (detaching) {
            boolean inTime = isDetaching();
            start(inTime);
            return inTime ? ResetOutcome.CHANGED : ResetOutcome.SAME;
        }
        if (!inDfuMode || !configured) {
            return ResetOutcome.SAME;
        }
        if (dfu.badFirmware) {
            dfu.to(DfuState.DFU_ERROR, DfuStatus.ERR_FIRMWARE);
            return ResetOutcome.SAME;
        }
        start(false);
        return ResetOutcome.CHANGED;
    }

    @Override
    public void powerCycle() {
        dfu = new FakeDfuMode(this, clock);
        start(startsInDfuMode);
    }

    boolean can(int attribute) {
        return (attributes & attribute) != 0;
    }

    ManifestEnd end() {
        return end.orElse(can(TOLERANT) ? ManifestEnd.IDLE : ManifestEnd.STALLING_WAIT_RESET);
    }

    private void start(boolean inDfu) {
        inDfuMode = inDfu;
        detaching = false;
        description = Optional.empty();
        if (inDfu) {
            dfu.to(DfuState.DFU_IDLE, DfuStatus.OK);
        }
    }

    private Reply toDfuMode(ControlTransfer transfer) {
        var reply = dfu.control(transfer);
        if (reply instanceof Reply.Left) {
            start(false);
        }
        return reply;
    }

    private Reply toApplication(ControlTransfer transfer) {
        return switch (transfer.request()) {
            case 0 -> detach();
            case 3 -> new Reply.Ack(FakeDfuMode.status(DfuStatus.OK, 0, state(), 0));
            case 5 -> new Reply.Ack(Bytes.of(state().code()));
            default -> {
                detaching = false;
                yield new Reply.Stall();
            }
        };
    }

    private Reply detach() {
        if (ignoresDetach) {
            return new Reply.Ack(Bytes.EMPTY);
        }
        if (can(WILL_DETACH)) {
            start(true);
            return new Reply.Left(AWAY);
        }
        detaching = true;
        detachUntil = clock.nanoTime() + Duration.ofMillis(detachMillis).toNanos();
        return new Reply.Ack(Bytes.EMPTY);
    }

    private boolean isDetaching() {
        return detaching && clock.nanoTime() - detachUntil <= 0;
    }

    private Reply toInterface(ControlTransfer transfer) {
        if (transfer.isIn()) {
            boolean told = functionalOnRequest && transfer.value() == 0x2100;
            return told ? new Reply.Ack(functionalDescriptor()) : new Reply.Stall();
        }
        boolean taken = inDfuMode && transfer.value() < settings.size() && !stallsSetInterface;
        return taken ? new Reply.Ack(Bytes.EMPTY) : new Reply.Stall();
    }

    private Description description() {
        var told = description.orElseGet(() -> inDfuMode ? dfuDescription() : runtimeDescription());
        description = Optional.of(told);
        return told;
    }

    private Description runtimeDescription() {
        return new Description(vendor, product, "Fake", "Application", serial)
                .with(0, 0, List.of(0xff, 0, 0), "", Bytes.EMPTY)
                .with(1, 0, List.of(0xfe, 1, 1), "DFU", functionalInConfiguration());
    }

    private Description dfuDescription() {
        var described = new Description(vendor, dfuProduct, "Fake", "Bootloader", serial);
        for (int i = 0; i < settings.size(); i++) {
            boolean last = i == settings.size() - 1;
            var extra = last ? functionalInConfiguration() : Bytes.EMPTY;
            described.with(0, i, List.of(0xfe, 1, dfuProtocol), settings.get(i), extra);
        }
        dfu.vendorTextIndex = described.text(vendorText);
        return described;
    }

    private Bytes functionalInConfiguration() {
        return functionalOnRequest ? Bytes.EMPTY : functionalDescriptor();
    }

    private Bytes functionalDescriptor() {
        var descriptor = new ByteWriter()
                .u8(version.isPresent() ? 9 : 7) // bLength
                .u8(0x21) // bDescriptorType
                .u8(attributes) // bmAttributes
                .u16le(detachMillis) // wDetachTimeOut
                .u16le(transferSize); // wTransferSize
        version.ifPresent(descriptor::u16le); // bcdDFUVersion
        return descriptor.toBytes();
    }
}
