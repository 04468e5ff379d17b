// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.fields.ByteWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The DFU device in a chip's ROM, from power-on in download mode on. It answers as the ROM's own code does; what crashes
 * the ROM makes it silent until it is plugged in again, and {@link #crash()} then says why.
 *
 * <p>Harsher than the ROM on purpose: a DNLOAD longer than 64 bytes to an ESP32-S2 or S3 (8192 to the others) and an UPLOAD
 * longer than 64 bytes always count as a crash, though some of them do no visible harm; an UPLOAD before the first DNLOAD
 * gives zeros, because flash may not be attached yet.
 */
public final class SimulatedRom implements SimulatedDevice {

    /** What the functional descriptor says: no data stage of more than 64 bytes. */
    static final int TRANSFER_SIZE = 64;

    private static final int TYPE_AND_RECIPIENT = 0x7f;
    private static final int DEVICE_STANDARD = 0x00;
    private static final int INTERFACE_STANDARD = 0x01;
    private static final int ENDPOINT_STANDARD = 0x02;
    private static final int INTERFACE_CLASS = 0x21;

    private static final int GET_DESCRIPTOR = 6;
    private static final int DNLOAD = 1;
    private static final int UPLOAD = 2;

    private final RomModel model;
    private final String mac;
    private final RomDescriptors descriptors;
    private final NorFlash chip;
    private final RtcDomain rtc;
    private final ChipMemory memory;
    private final RomStrings strings;
    private final StandardRequests standard;
    private RomUpdater updater;
    private RomDfuClass dfu;
    private Optional<IdleLoop> idleLoop = Optional.empty();
    private boolean dfuMode;
    private AppRequests serialPort;
    private Optional<String> crash = Optional.empty();

    private SimulatedRom(RomModel model, String mac, NorFlash chip) {
        this.model = model;
        this.mac = mac;
        this.descriptors = new RomDescriptors(model, model.chip().hasSerialNumber() ? mac : RomModel.NO_SERIAL_NUMBER);
        this.chip = chip;
        var addresses = model.addresses();
        this.rtc = new RtcDomain(model.rtc());
        this.memory = new ChipMemory(addresses.flashController(), chip::identification, rtc);
        memory.burn(addresses.languages(), descriptors.string(0).orElseThrow());
        memory.burn(addresses.manufacturer(), descriptors.string(1).orElseThrow());
        memory.burn(addresses.product(), descriptors.string(2).orElseThrow());
        addresses
                .ticks()
                .ifPresent(address -> memory.burn(
                        address, new ByteWriter().u32le(IdleLoop.USUAL_TICKS).toBytes()));
        this.strings = new RomStrings(memory, addresses);
        strings.burn();
        this.standard = new StandardRequests();
        restart();
    }

    /**
     * {@return a board in download mode, which is runtime mode on the bus: the board}
     *
     * @param chip one whose ROM has DFU
     * @param mac its address, such as {@code 7c:df:a1:00:00:01}, which is its serial string; the ESP32-S2 has none and
     *     says {@code 0}
     * @param flash what is soldered to it
     * @throws IllegalArgumentException if the chip has no DFU
     */
    public static SimulatedRom of(Chip chip, String mac, NorFlash flash) {
        var model = RomModel.of(chip);
        return of(model, mac, flash);
    }

    static SimulatedRom of(RomModel model, String mac, NorFlash flash) {
        var rom = new SimulatedRom(model, mac, flash);
        rom.memory.burn(model.addresses().fuses(), lastByteFirst(Bytes.hex(mac.replace(":", ""))));
        return rom;
    }

    private static Bytes lastByteFirst(Bytes address) {
        return Bytes.of(IntStream.range(0, address.length())
                .map(n -> address.u8(address.length() - 1 - n))
                .toArray());
    }

    /**
     * Makes the ROM take the time that its own code takes, or none; that of its flash is said there.
     *
     * @param timing how long things take
     * @return this board
     */
    public SimulatedRom timed(SimulatedTiming timing) {
        idleLoop = timing == SimulatedTiming.ROM ? Optional.of(new IdleLoop()) : Optional.empty();
        return this;
    }

    /** {@return the flash of the board: the flash given at construction} */
    public NorFlash flash() {
        return chip;
    }

    /** {@return why the ROM has crashed: a sentence, or empty while it is alive} */
    public Optional<String> crash() {
        return crash;
    }

    /** Returns the memory and the registers of the chip. */
    ChipMemory memory() {
        return memory;
    }

    @Override
    public Reply control(ControlTransfer transfer) {
        if (crash.isPresent() || dfu.isDetaching()) {
            return new Reply.Silence();
        }

        var deadly = deadly(transfer);
        if (deadly.isPresent()) {
            crash = deadly;
            return new Reply.Silence();
        }
        idleLoop.ifPresent(loop -> loop.take(transfer, ticks()));
        var reply = answer(transfer);
        if (reply instanceof Reply.Left) {
            dfuMode = true;
        }
        if (updater.hasCrashed()) {
            crash = Optional.of("a size of the archive overflows");
            return new Reply.Silence();
        }
        return reply;
    }

    @Override
    public ResetOutcome busReset() {
        if (crash.isPresent()) {
            return ResetOutcome.SAME;
        }
        if (dfu.isDetaching()) {
            dfu.enterDfuMode();
            standard.reset();
            return ResetOutcome.CHANGED;
        }
        if (dfuMode && standard.isConfigured()) {
            restart();
            return ResetOutcome.RESTARTED;
        }
        standard.reset();
        return ResetOutcome.SAME;
    }

    @Override
    public void powerCycle() {
        rtc.powerOn();
        restart();
    }

    /** Restarts in download mode when the chip's watchdog says so, as with BOOT held down. */
    @Override
    public Optional<Duration> elapse(Duration time) {
        return bite(time).map(RtcDomain.Bite::ago);
    }

    /** Lets time pass for the watchdog alone; the ROM begins anew when it bites. */
    Optional<RtcDomain.Bite> bite(Duration time) {
        idleLoop.ifPresent(loop -> loop.elapse(time));
        var bite = rtc.elapse(time);
        bite.ifPresent(there -> restart());
        return bite;
    }

    /** Leaves a note for the next restarts, where the chip has a place for it. */
    void forceDownload() {
        rtc.forceDownload();
    }

    boolean isForcedToDownload() {
        return rtc.forcesDownload();
    }

    /** Goes into DFU mode without a detach, after a restart that an application has prepared. */
    void startInDfuMode() {
        dfuMode = true;
        dfu.enterDfuMode();
    }

    RomModel model() {
        return model;
    }

    /** Returns the chip's address, which is the serial number of most. */
    String mac() {
        return mac;
    }

    @Override
    public Duration takeBusy() {
        var work = chip.takeBusy();
        return idleLoop.map(loop -> loop.takeWaited(work).plus(work)).orElse(work);
    }

    /** Begins in download mode, which is runtime mode on the bus. */
    void restart() {
        crash = Optional.empty();
        var flash = new RomFlash(chip);
        rtc.restart();
        memory.restart();
        updater = new RomUpdater(flash, memory);
        dfu = new RomDfuClass(model, updater, new RomUpload(flash));
        dfuMode = false;
        serialPort = AppRequests.serialPort(lines -> Optional.empty());
        standard.reset();
    }

    private long ticks() {
        var address = model.addresses().ticks();
        return address.isPresent() ? memory.u32(address.getAsLong()) : 0;
    }

    private Reply answer(ControlTransfer transfer) {
        return switch (transfer.requestType() & TYPE_AND_RECIPIENT) {
            case DEVICE_STANDARD ->
                transfer.request() == GET_DESCRIPTOR ? descriptor(transfer) : standard.ofDevice(transfer);
            case INTERFACE_STANDARD -> standard.ofInterface(transfer, dfu::select);
            case ENDPOINT_STANDARD -> standard.ofEndpoint(transfer);
            case INTERFACE_CLASS ->
                RomDfuClass.knows(transfer.request())
                        ? dfu.control(transfer)
                        : serialPort.answer(transfer).reply();
            default -> new Reply.Stall();
        };
    }

    private Reply descriptor(ControlTransfer transfer) {
        int type = transfer.value() >> 8;
        int index = transfer.value() & 0xff;
        if (type != UsbDescriptors.STRING && !strings.haveOwnDescriptors()) {
            return new Reply.Stall();
        }
        var descriptor = type == UsbDescriptors.STRING && strings.areMoved()
                ? strings.find(index, transfer.length())
                : descriptors.find(type, index, dfuMode);
        return descriptor
                .<Reply>map(found -> new Reply.Ack(found.slice(0, Math.min(found.length(), transfer.length()))))
                .orElseGet(Reply.Stall::new);
    }

    private Optional<String> deadly(ControlTransfer transfer) {
        int type = transfer.requestType() & TYPE_AND_RECIPIENT;
        if (type == DEVICE_STANDARD
                && transfer.request() == GET_DESCRIPTOR
                && RomDescriptors.isMissingConfiguration(transfer.value() >> 8, transfer.value() & 0xff)
                && model.faultsAtMissingConfiguration()) {
            return Optional.of("a configuration that does not exist was asked for");
        }
        if (type != INTERFACE_CLASS) {
            return Optional.empty();
        }
        if (transfer.request() == DNLOAD && transfer.length() > model.longestDownload()) {
            return Optional.of("DNLOAD of " + transfer.length() + " bytes overwrote the ROM's variables");
        }
        if (transfer.request() == UPLOAD && transfer.length() > TRANSFER_SIZE) {
            return Optional.of("UPLOAD of " + transfer.length() + " bytes overwrote the ROM's variables");
        }
        return Optional.empty();
    }
}
