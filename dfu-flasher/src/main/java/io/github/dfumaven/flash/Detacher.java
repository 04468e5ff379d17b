// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuInterface;
import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.flash.ProgressListener.Phase;
import io.github.dfumaven.flash.Target.Since;
import io.github.dfumaven.session.DfuRequests;
import io.github.dfumaven.session.DfuState;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.session.StatusReport;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.Optional;

/** Brings a device from runtime to DFU mode, in which it is another device at the same place. */
record Detacher(SharedBus bus, Door door, Clock clock, ProgressListener listener) {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration RETURN_LIMIT = Duration.ofSeconds(20);
    private static final Duration SECOND_TRY_AFTER = Duration.ofSeconds(3);
    private static final Duration STATUS_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration DETACH_TIMEOUT = Duration.ofSeconds(2);
    private static final int MOST_DETACH_MILLIS = 1000;

    /** Returns the board once something is in DFU mode at its place; whether it is the one shows when it is opened. */
    Target toDfuMode(Target target) throws DfuException {
        listener.phase(target.path(), Phase.DETACHING);
        var asked = ask(target, false);
        if (asked.seen().mode() == DfuMode.DFU) {
            listener.note(target.path(), "its descriptor says runtime mode, but it is in DFU mode");
            return asked;
        }

        listener.phase(target.path(), Phase.FINDING);
        return find(asked);
    }

    private Target find(Target asked) throws DfuException {
        var target = asked;
        var device = asked.seen();
        long start = clock.now();
        boolean askedAgain = false;
        boolean seen = false;
        var unseen = Optional.<UsbException>empty();
        while (clock.within(RETURN_LIMIT, start)) {
            clock.pause(POLL);
            clock.checkNotCancelledOnTheWay(device);
            Optional<DfuDevice> found;
            try {
                found = bus.at(target.path()).flatMap(DfuDevice::of);
                unseen = Optional.empty();
            } catch (UsbException e) {
                // A bus that is busy with a board that comes may be looked at again.
                unseen = Optional.of(e);
                continue;
            }
            seen = found.isPresent();
            if (seen && found.get().mode() == DfuMode.DFU) {
                return target;
            }
            if (seen && !askedAgain && !clock.within(SECOND_TRY_AFTER, start)) {
                askedAgain = true;
                target = askAgain(target);
            }
        }
        if (unseen.isPresent()) {
            throw unseen.get();
        }
        throw seen
                ? SessionError.STILL_RUNTIME.on(
                        device, "still in runtime mode " + RETURN_LIMIT.toSeconds() + " s after DETACH and a bus reset")
                : FlashError.LOST_AFTER_DETACH.on(
                        device, "gone since DETACH, for " + RETURN_LIMIT.toSeconds() + " s" + elsewhere(device.path()));
    }

    /** Sends DETACH, unless the device turns out to be in DFU mode already. */
    private Target ask(Target target, boolean alwaysReset) throws DfuException {
        try (var link = door.open(target, DfuMode.RUNTIME)) {
            var device = link.device();
            var setting = device.interfaces().get(0);
            var requests = new DfuRequests(setting.number());
            link.claim(setting);
            // Many applications do not answer this; then they are taken for what their descriptor says.
            var status = link.control(requests.getStatus(), STATUS_TIMEOUT);
            if (status.error().filter(UsbError.USB_NO_DEVICE::equals).isPresent()) {
                throw new UsbException(UsbError.USB_NO_DEVICE, device + ": left before DETACH");
            }
            if (device.chip().isEmpty() && isDfuState(status)) {
                return target.seenAs(inDfuMode(device));
            }

            int stated = setting.functional().detachMillis();
            int millis = stated == 0 ? MOST_DETACH_MILLIS : Math.min(stated, MOST_DETACH_MILLIS);
            // A device that detaches itself is gone before the status stage: an error is no news here. From now on
            // the ROM is deaf until the next reset of the bus, so it is left alone.
            link.control(requests.detach(millis), DETACH_TIMEOUT);
            if (alwaysReset || !setting.functional().willDetach()) {
                link.reset();
            }
            return target.seenAs(device).after(Since.DETACH);
        }
    }

    private static boolean isDfuState(TransferResult status) {
        return status.ok()
                && status.data().length() >= StatusReport.SIZE
                && DfuState.ofCode(status.data().u8(4))
                        .filter(state -> state != DfuState.APP_IDLE && state != DfuState.APP_DETACH)
                        .isPresent();
    }

    private Target askAgain(Target target) throws DfuException {
        try {
            listener.note(target.path(), "still in runtime mode; asking once more, with a bus reset");
            return ask(target, true);
        } catch (UsbException e) {
            listener.note(target.path(), "asking once more failed: " + e.message());
            return target;
        }
    }

    private String elsewhere(UsbPath path) throws UsbException {
        return bus.devices().stream()
                .filter(device -> !device.path().equals(path))
                .flatMap(device -> DfuDevice.of(device).stream())
                .filter(device -> device.mode() == DfuMode.DFU)
                .findFirst()
                .map(device -> "; " + device + " may be it")
                .orElse("");
    }

    private static DfuDevice inDfuMode(DfuDevice device) {
        var interfaces = device.interfaces().stream()
                .map(entry -> new DfuInterface(entry.setting(), DfuMode.DFU, entry.functional(), entry.name()))
                .toList();
        return new DfuDevice(device.usb(), interfaces, device.serial(), device.problem());
    }
}
