// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuInterface;
import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.device.FlashRange;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.flash.ProgressListener.Phase;
import io.github.dfumaven.flash.Target.Since;
import io.github.dfumaven.rom.RomMemory;
import io.github.dfumaven.session.UploadPlan;
import java.util.Optional;
import java.util.OptionalInt;

/** The requests of DFU other than flashing, to the one device that is meant. */
final class SingleDevice {

    private static final String ONE_AT_A_TIME = "Choose one with {path} or {serial}; this is for one device at a time.";

    /** What is read of a device in DFU mode. */
    @FunctionalInterface
    private interface Reading {
        Bytes from(DfuLink link) throws DfuException;
    }

    private final SharedBus bus;
    private final Clock clock;
    private final ProgressListener listener;
    private final Selection selection;
    private final Door door;

    SingleDevice(SharedBus bus, Clock clock, ProgressListener listener, Selection selection) {
        this.bus = bus;
        this.clock = clock;
        this.listener = listener;
        this.selection = selection;
        this.door = new Door(bus, clock, listener);
    }

    private Target find() throws DeviceException {
        var found = new TargetChooser(bus, clock, listener).choose(selection, OptionalInt.empty(), Optional.empty());
        if (found.size() > 1) {
            throw FlashError.several(found).withHint(ONE_AT_A_TIME);
        }
        return Target.of(selection, found.get(0));
    }

    private Target inDfuMode() throws DfuException {
        var target = find();
        return target.seen().mode() == DfuMode.DFU
                ? target
                : new Detacher(bus, door, clock, listener).toDfuMode(target);
    }

    DfuDevice detach() throws DfuException {
        var target = inDfuMode();
        if (target.since() == Since.NOTHING) {
            return target.seen();
        }
        try (var link = door.open(target, DfuMode.DFU)) {
            return link.device();
        }
    }

    AfterReset reset() throws DfuException {
        var target = find();
        listener.phase(target.path(), Phase.RESETTING);
        try (var link = door.open(target, target.seen().mode())) {
            link.reset();
            target = target.seenAs(link.device());
        }
        return new Aftermath(bus, clock, listener).watch(target.seen().usb());
    }

    Bytes upload(int limit) throws DfuException {
        return read(link -> {
            var device = link.device();
            var one = uploadInterface(device);
            link.claim(one);
            var content = new ByteWriter();
            var upload = UploadPlan.of(device, one, limit).begin(content::bytes);
            new SessionRun(upload, link, clock, listener, device.path()).run().orThrow();
            return content.toBytes();
        });
    }

    private Bytes read(Reading reading) throws DfuException {
        var opened = door.open(inDfuMode(), DfuMode.DFU);
        try (var link = opened) {
            return reading.from(link);
        } catch (DeviceException e) {
            throw new Presence(bus, clock).explain(opened.device(), e);
        }
    }

    private DfuInterface uploadInterface(DfuDevice device) throws DeviceException {
        var one = selection.onlyInterfaceOf(device);
        if (!one.functional().canUpload()) {
            throw FlashError.CANNOT_UPLOAD.on(device, "its descriptor says that it does not give its memory back");
        }
        if (one.functional().isDfuSe()) {
            throw FlashError.DFUSE_DEVICE.on(device, "reads memory by commands of its own (version 011a)");
        }
        if (device.chip().isPresent()) {
            listener.note(device.path(), "upload from the ROM of an ESP chip is EXPERIMENTAL: compare what you get");
        }
        return one;
    }

    Bytes readFlash(FlashRange range) throws DfuException {
        return read(link -> {
            var device = link.device();
            if (device.chip().isEmpty()) {
                throw FlashError.NO_FLASH_ACCESS.on(device, "is not the ROM of an ESP chip");
            }
            var one = selection.onlyInterfaceOf(device);
            link.claim(one);
            var memory = new RomMemory(new OpenBoard(link, one, clock, listener), FlashRequest.DEFAULT_RESTARTS);
            memory.attach(range.end());
            // The ROM gives whole MiB, so a few bytes may have to be read that nobody asked for.
            long total = range.end() - (range.address() & -(1L << 20));
            return memory.read(range, got -> listener.progress(device.path(), got, total));
        });
    }
}
