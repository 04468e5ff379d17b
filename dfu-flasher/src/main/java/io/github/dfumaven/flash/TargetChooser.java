// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the devices that a request means, waiting for them if it says so. */
final class TargetChooser {

    private static final Duration POLL = Duration.ofMillis(250);

    private final SharedBus bus;
    private final DfuScanner scanner;
    private final Clock clock;
    private final ProgressListener listener;

    TargetChooser(SharedBus bus, Clock clock, ProgressListener listener) {
        this.bus = bus;
        this.scanner = new DfuScanner(bus, new Door(bus, clock, listener));
        this.clock = clock;
        this.listener = listener;
    }

    /** Returns the devices that are meant, one or more. Strangers in runtime mode are left out unless pointed at. */
    List<DfuDevice> choose(Selection selection, OptionalInt ourVendor, Optional<Duration> limit)
            throws DeviceException {
        // Others are not opened: they may be busy, even with another process.
        Predicate<DfuDevice> mayBeMeant = device ->
                selection.matchesExceptSerial(device) && (selection.isPointed() || !isStranger(device, ourVendor));
        long start = clock.now();
        boolean told = false;
        while (true) {
            var all = scanner.scan(mayBeMeant);
            var meant =
                    all.stream().filter(mayBeMeant).filter(selection::matches).toList();
            var outOfReach = outOfReach(selection, meant);
            boolean complete =
                    !meant.isEmpty() && meant.size() >= selection.path().size() && outOfReach.isEmpty();
            boolean late = limit.isEmpty() || !clock.within(limit.get(), start);
            boolean enough = !meant.isEmpty()
                    && (outOfReach.isEmpty() || !selection.path().isEmpty());
            if (complete || (late && enough)) {
                return meant;
            }
            if (late) {
                throw outOfReach.isPresent() ? outOfReach.get() : nothing(selection, ourVendor, all);
            }

            if (!told) {
                told = true;
                listener.waiting(limit.get());
            }
            clock.pause(POLL);
            clock.checkNotCancelled("waiting for a board");
        }
    }

    /**
     * Tells why it is not known which boards are meant: a host that should have been asked was not reached. Whoever names
     * the places of all boards, or the number of one that is found and has its own, does not depend on other hosts.
     */
    private Optional<UsbException> outOfReach(Selection selection, List<DfuDevice> meant) {
        boolean foundByNumber = selection.path().isEmpty()
                && selection.serial().isPresent()
                && !meant.isEmpty()
                && meant.stream().allMatch(SerialNumbers::identifies);
        return bus.unreached().entrySet().stream()
                .filter(host -> !foundByNumber)
                .filter(host -> selection.path().isEmpty()
                        || selection.path().stream()
                                .anyMatch(path -> path.host().equals(host.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isStranger(DfuDevice device, OptionalInt ourVendor) {
        return device.mode() == DfuMode.RUNTIME
                && device.usb().descriptor().vendorId() != ourVendor.orElse(Chip.VENDOR_ID);
    }

    /** Says what is there instead of what is looked for, for that usually tells what to do. */
    private DeviceException nothing(Selection selection, OptionalInt ourVendor, List<DfuDevice> all)
            throws DeviceException {
        // A stranger that is opened for its serial number only is hardly the board, so its lock is not what is wrong.
        var locked = all.stream()
                .filter(selection::matchesExceptSerial)
                .filter(device -> selection.isPlaced() || !isStranger(device, ourVendor))
                .flatMap(device -> device.problem().stream())
                .findFirst();
        if (locked.isPresent()) {
            return locked.get();
        }

        var withoutInterface = all.stream()
                .filter(selection::matchesPlaceAndIds)
                .filter(device -> !selection.matchesExceptSerial(device))
                .findFirst();
        if (withoutInterface.isPresent()) {
            return Selection.noInterface(withoutInterface.get());
        }
        if (!all.isEmpty()) {
            return new DeviceException(
                    FlashError.NO_DEVICE,
                    "no DFU device is the one meant; there is "
                            + all.stream().map(TargetChooser::withSerial).collect(Collectors.joining(", ")),
                    "Choose one of those with {path} alone, or put the board in download mode (hold BOOT, tap RESET).",
                    null);
        }
        return bus.devices().stream()
                .flatMap(board -> OtherMode.of(board).stream())
                .findFirst()
                .map(board -> new DeviceException(
                        FlashError.NO_DEVICE,
                        "no DFU device; there is " + board.device() + ", which is " + board.meaning(),
                        board.cure(),
                        null))
                .orElseGet(() -> new DeviceException(FlashError.NO_DEVICE, "no DFU device is connected"));
    }

    private static String withSerial(DfuDevice device) {
        return device + device.serial().map(serial -> " with serial " + serial).orElse("");
    }

    /** Returns why nothing was found at a place: its host was not reached, or nothing is there. */
    static DfuException whyMissing(UsbPath path, Map<String, UsbException> unreached) {
        var why = unreached.get(path.host());
        return why != null ? why : FlashError.NO_DEVICE.on(path, "no DFU device is there");
    }

    /** Returns the places that were asked for and have nothing. */
    static List<UsbPath> missing(List<UsbPath> wanted, List<DfuDevice> found) {
        var there = found.stream().map(DfuDevice::path).collect(Collectors.toSet());
        return wanted.stream().filter(path -> !there.contains(path)).toList();
    }
}
