// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.flash.ProgressListener.Phase;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.session.Verdict;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.Optional;

/** Looks what becomes of a device after its reset, or after it fell silent. */
record Aftermath(SharedBus bus, Clock clock, ProgressListener listener) {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration WATCH_LIMIT = Duration.ofSeconds(10);
    private static final Duration RETURN_LIMIT = Duration.ofSeconds(20);

    /** Returns what is there once something else than the device as it was is there, or time is up. */
    AfterReset watch(UsbDevice before) throws UsbException {
        return look(before).map(Aftermath::kindOf).orElse(AfterReset.NOTHING);
    }

    /** Returns the device itself. */
    Optional<UsbDevice> look(UsbDevice before) throws UsbException {
        long start = clock.now();
        var seen = Optional.<UsbDevice>empty();
        var unseen = Optional.<UsbException>empty();
        while (clock.within(WATCH_LIMIT, start) && !clock.isCancelled()) {
            clock.pause(POLL);
            try {
                seen = bus.at(before.path());
                unseen = Optional.empty();
            } catch (UsbException e) {
                // A bus that is busy with a board that comes may be looked at again.
                unseen = Optional.of(e);
                continue;
            }
            boolean same =
                    seen.filter(device -> device.devnum() == before.devnum()).isPresent();
            if (seen.isPresent() && !(kindOf(seen.get()) == AfterReset.DFU && same)) {
                return seen;
            }
        }
        if (unseen.isPresent()) {
            throw unseen.get();
        }
        return seen;
    }

    /** Returns the DFU device that comes back at the same place, in whatever mode. */
    DfuDevice comeBack(DfuDevice device) throws DeviceException {
        listener.phase(device.path(), Phase.FINDING);
        long start = clock.now();
        while (clock.within(RETURN_LIMIT, start)) {
            clock.pause(POLL);
            clock.checkNotCancelled(device);
            var found = at(device.path());
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw FlashError.LOST_AFTER_DETACH.on(device, "gone since its reset, for " + RETURN_LIMIT.toSeconds() + " s");
    }

    /**
     * Judges a device that took the image and then was not heard of. Devices that cannot answer after they took an
     * image, or leave without a word, are believed when they come back with an application: that nothing comes back is
     * what a pulled cable looks like, and one that may not have taken the end may run what it ran before. The ROM of an
     * ESP chip always answers, and comes back the same with a good image and without one, so it is never believed.
     */
    AfterReset judge(DfuDevice device, Verdict.Unknown unknown) throws DeviceException {
        var seen = watch(device.usb());
        boolean runs = seen == AfterReset.APPLICATION || seen == AfterReset.RUNTIME;
        if (device.chip().isEmpty() && unknown.endTaken() && runs && !clock.isCancelled()) {
            listener.note(device.path(), "it left without a last word, as such devices do: " + seen.meaning());
            return seen;
        }
        throw new DeviceException(
                SessionError.VERDICT_UNKNOWN,
                unknown.error().message() + "; whether the image is good is not known, and " + seen.meaning(),
                null,
                unknown.error());
    }

    private Optional<DfuDevice> at(UsbPath path) throws UsbException {
        return bus.at(path).flatMap(DfuDevice::of);
    }

    private static AfterReset kindOf(UsbDevice device) {
        return DfuDevice.of(device)
                .map(dfu -> dfu.mode() == DfuMode.DFU ? AfterReset.DFU : AfterReset.RUNTIME)
                .orElse(AfterReset.APPLICATION);
    }
}
