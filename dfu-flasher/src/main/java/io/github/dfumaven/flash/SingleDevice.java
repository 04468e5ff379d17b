// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.flash.ProgressListener.Phase;
import io.github.dfumaven.flash.Step.Exchange;
import io.github.dfumaven.usb.UsbPath;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalInt;

/** The requests of DFU other than flashing, to the one device that is meant. */
final class SingleDevice {

    private final SharedBus bus;
    private final Clock clock;
    private final ProgressListener listener;
    private final Selection selection;

    SingleDevice(SharedBus bus, Clock clock, ProgressListener listener, Selection selection) {
        this.bus = bus;
        this.clock = clock;
        this.listener = listener;
        this.selection = selection;
    }

    DfuDevice find() throws DeviceException {
        var found = new TargetChooser(bus, clock, listener).choose(selection, OptionalInt.empty(), Optional.empty());
        if (found.size() > 1) {
            throw FlashError.SEVERAL_DEVICES.several(found);
        }
        return found.get(0);
    }

    DfuDevice inDfuMode() throws DeviceException {
        var device = find();
        return device.mode() == DfuMode.DFU ? device : new Detacher(bus, clock, listener).toDfuMode(device);
    }

    AfterReset reset() throws DeviceException {
        var device = find();
        listener.phase(device.path(), Phase.RESETTING);
        try (var link = DfuLink.open(bus, device.usb(), listener)) {
            link.reset();
        }
        return new Aftermath(bus, clock, listener).watch(device.usb());
    }

    Bytes upload(int limit) throws DeviceException {
        var device = inDfuMode();
        var one = selection.onlyInterfaceOf(device);
        if (!one.functional().canUpload()) {
            throw FlashError.CANNOT_UPLOAD.on(device, "its descriptor says that it does not give its memory back");
        }
        if (one.functional().isDfuSe()) {
            throw FlashError.DFUSE_DEVICE.on(device, "reads memory by commands of its own (version 011a)");
        }
        try (var link = DfuLink.open(bus, device.usb(), listener)) {
            link.claim(device, one);
            return upload(link, device, one, limit);
        }
    }

    private Bytes upload(DfuLink link, DfuDevice device, DfuInterface one, int limit) throws DeviceException {
        var requests = new DfuRequests(one.number());
        var answers = new Answers(device.usb().toString(), device.chip().isPresent());
        toIdle(link, new IdleSeeker(answers, requests), device.path());

        listener.phase(device.path(), Phase.READING);
        int size = DownloadPlan.blockSize(device, one);
        var parts = new ArrayList<Bytes>();
        int got = 0;
        boolean whole = false;
        while (got < limit && !whole && !clock.isCancelled()) {
            int wanted = Math.min(size, limit - got);
            // A block that is asked for twice breaks the upload, so a failure is final.
            var result = link.control(requests.upload(parts.size(), wanted), DownloadPlan.CONTROL_TIMEOUT);
            var status =
                    result.stalled() ? Optional.of(status(link, requests, answers)) : Optional.<StatusReport>empty();
            if (status.isPresent()) {
                throw answers.refusedBlock(status.get(), parts.size());
            }
            if (result.error().isPresent()) {
                throw answers.failed(result.error().get(), "reading block " + parts.size());
            }
            parts.add(result.data());
            got += result.data().length();
            whole = result.data().length() < wanted;
            listener.progress(device.path(), got, limit);
        }

        // Some devices answer a request that they do not like with meaningless bytes, and only say so here.
        var last = status(link, requests, answers);
        if (last.isError()) {
            throw answers.refused(last, "while reading");
        }
        toIdle(link, new IdleSeeker(answers, requests), device.path());
        if (!whole && got < limit) {
            throw FlashError.INTERRUPTED.on(device, "interrupted after reading " + got + " bytes");
        }
        return Bytes.concat(parts);
    }

    private static StatusReport status(DfuLink link, DfuRequests requests, Answers answers) throws DeviceException {
        return answers.status(link.control(requests.getStatus(), DownloadPlan.CONTROL_TIMEOUT), "while reading");
    }

    private void toIdle(DfuLink link, IdleSeeker seeker, UsbPath path) throws DeviceException {
        listener.phase(path, Phase.PREPARING);
        var exchange = Optional.of(seeker.begin());
        while (exchange.isPresent()) {
            Exchange now = exchange.get();
            clock.pauseAnyway(now.delay());
            exchange = seeker.next(link.control(now.transfers(), now.timeout()));
        }
    }
}
