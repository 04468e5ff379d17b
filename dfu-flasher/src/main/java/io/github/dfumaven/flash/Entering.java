// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.flash.ProgressListener.Phase;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings boards into download mode whose application has a serial port only: by the order of line states for which the one of
 * Arduino restarts, at whose third step the console of ESP-IDF does. Nothing that runs is touched unless somebody points at
 * it, or it is the only one.
 */
final class Entering {

    private static final int SET_CONTROL_LINE_STATE = 0x22;
    private static final int DTR = 1;
    private static final int RTS = 2;
    private static final List<Integer> ORDER = List.of(RTS, DTR | RTS, DTR, 0);
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration RETURN_LIMIT = Duration.ofSeconds(20);
    private static final Duration REACTION_LIMIT = Duration.ofSeconds(5);

    private final SharedBus bus;
    private final Door door;
    private final Clock clock;
    private final ProgressListener listener;

    Entering(SharedBus bus, Clock clock, ProgressListener listener) {
        this.bus = bus;
        this.door = new Door(bus, clock, listener);
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Returns the selection by which the boards are found now: what was said of an application, such as its number, does not
     * hold for the ROM that follows it; its place does.
     */
    Selection enter(Selection asked, List<SerialApp> apps) throws DeviceException {
        var entered = new ArrayList<UsbPath>();
        for (var app : apps) {
            enter(app);
            entered.add(app.usb().path());
        }
        if (entered.isEmpty()) {
            return asked;
        }
        var places = Stream.concat(entered.stream(), asked.path().stream()).toList();
        return new Selection(
                places,
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                asked.interfaceNumber(),
                asked.alternate(),
                OptionalInt.empty());
    }

    /** Returns the boards that would be restarted. */
    List<SerialApp> meant(Selection asked) throws DeviceException {
        var all = bus.devices();
        var apps = all.stream()
                .flatMap(device -> SerialApp.of(device).stream())
                .filter(app -> asked.matchesPlaceAndIds(app.asDevice()))
                .filter(app -> app.isEspressif() || asked.isPlaced())
                .filter(app -> asked.serial().isEmpty() || asked.matches(door.look(app.asDevice())))
                .toList();
        if (!asked.path().isEmpty()) {
            return apps;
        }
        boolean there = all.stream()
                .flatMap(device -> DfuDevice.of(device).stream())
                .filter(device -> asked.matchesExceptSerial(device) && (asked.isPointed() || isEspressif(device)))
                .anyMatch(device -> asked.serial().isEmpty() || asked.matches(door.look(device)));
        if (there) {
            return List.of();
        }
        if (apps.size() > 1) {
            throw new DeviceException(
                    FlashError.SEVERAL_TO_ENTER,
                    apps.size() + " boards run an application with a serial port, and none is chosen: "
                            + apps.stream().map(app -> app.usb().toString()).collect(Collectors.joining(", ")));
        }
        return apps;
    }

    private static boolean isEspressif(DfuDevice device) {
        return device.usb().descriptor().vendorId() == Chip.VENDOR_ID;
    }

    private void enter(SerialApp app) throws DeviceException {
        var path = app.usb().path();
        clock.checkNotCancelled(app.usb());
        listener.phase(path, Phase.DETACHING);
        listener.note(path, "restarting it by the lines of its serial port (experimental: not tried on a real board)");
        Optional<String> serial;
        try (var link = door.openSerial(app)) {
            serial = link.device().serial();
            for (int lines : ORDER) {
                // The board may be gone before the last one is answered.
                link.control(
                        ControlTransfer.out(0x21, SET_CONTROL_LINE_STATE, lines, app.control(), Bytes.EMPTY), TIMEOUT);
                clock.pauseAnyway(BETWEEN);
            }
        }
        listener.phase(path, Phase.FINDING);
        checkSame(app, serial, comeBack(app));
    }

    private DfuDevice comeBack(SerialApp app) throws DeviceException {
        long start = clock.now();
        var unseen = Optional.<UsbException>empty();
        var now = Optional.<UsbDevice>empty();
        while (clock.within(RETURN_LIMIT, start)) {
            clock.pause(POLL);
            clock.checkNotCancelledOnTheWay(app.usb());
            try {
                now = bus.at(app.usb().path());
                unseen = Optional.empty();
            } catch (UsbException e) {
                // A bus that is busy with a board that comes may be looked at again.
                unseen = Optional.of(e);
                continue;
            }
            var dfu = now.flatMap(DfuDevice::of);
            if (dfu.isPresent()) {
                return dfu.get();
            }
            boolean same =
                    now.filter(there -> there.devnum() == app.usb().devnum()).isPresent();
            if (now.filter(OtherMode::isSerialJtag).isPresent() || (same && !clock.within(REACTION_LIMIT, start))) {
                break;
            }
        }
        if (unseen.isPresent()) {
            throw unseen.get();
        }
        throw notEntered(app, now);
    }

    private static DeviceException notEntered(SerialApp app, Optional<UsbDevice> now) {
        if (now.isEmpty()) {
            return FlashError.LOST_AFTER_DETACH.on(
                    app.usb(),
                    "gone since the lines of its serial port changed, for " + RETURN_LIMIT.toSeconds() + " s");
        }
        if (OtherMode.isSerialJtag(now.get())) {
            return FlashError.NOT_ENTERED
                    .on(app.usb(), "has restarted, and its port now belongs to USB-Serial-JTAG, which has no DFU")
                    .withHint("Use the other USB connector of the board (USB-OTG), or flash over serial.");
        }
        return FlashError.NOT_ENTERED.on(
                app.usb(),
                now.get().devnum() == app.usb().devnum()
                        ? "did not react to the lines of its serial port"
                        : "has restarted as " + now.get() + ", without DFU");
    }

    /** A chip has one MAC, so another one is that of another board. */
    private void checkSame(SerialApp app, Optional<String> before, DfuDevice now) throws DeviceException {
        var after = before.isEmpty() ? before : door.look(now).serial();
        boolean other = after.isPresent()
                && SerialNumbers.areMacs(before.get(), after.get())
                && !SerialNumbers.same(before.get(), after.get());
        if (other) {
            throw FlashError.ANOTHER_BOARD.on(
                    app.usb(),
                    "had the serial number %s, but what came to its place has %s; nothing was sent to it",
                    before.get(),
                    after.get());
        }
    }
}
