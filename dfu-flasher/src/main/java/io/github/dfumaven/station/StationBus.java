// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.flash.FlashImage;
import io.github.dfumaven.flash.Flasher;
import io.github.dfumaven.flash.OtherMode;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What is plugged in around a station: boards that are its work, and others, which it tells of once. Nothing is opened. */
final class StationBus {

    private final Map<UsbPath, String> slots;
    private final FlashImage image;
    private final StationListener listener;
    private final Map<UsbPath, Integer> told = new HashMap<>();
    private Map<UsbPath, DfuDevice> boards = Map.of();
    private Set<String> unreached = Set.of();
    private boolean isAway;

    StationBus(Map<UsbPath, String> slots, FlashImage image, StationListener listener) {
        this.slots = Map.copyOf(slots);
        this.image = image;
        this.listener = listener;
    }

    /** Looks at the bus. */
    void look(Flasher flasher) throws UsbException {
        try {
            var found = new HashMap<UsbPath, DfuDevice>();
            var others = new HashSet<UsbPath>();
            for (var device : flasher.attached()) {
                var board = DfuDevice.of(device).filter(this::isWork);
                if (board.isEmpty()) {
                    others.addAll(tellOfOther(device));
                } else if (slots.isEmpty() || slots.containsKey(device.path())) {
                    found.put(device.path(), board.get());
                } else {
                    others.addAll(tell(
                            device, "a board is in no slot of the job, and is left alone", "Plug it into a slot."));
                }
            }
            boards = found;
            unreached = Set.copyOf(flasher.unreached().keySet());
            forget(others);
            if (isAway) {
                isAway = false;
                listener.on(new StationEvent.BusBack(Instant.now()));
            }
        } catch (UsbException e) {
            if (!isAway) {
                isAway = true;
                listener.on(new StationEvent.BusAway(Instant.now(), e.message(), e.hint()));
            }
            throw e;
        }
    }

    /** What is there no more need not be told of any longer. */
    private void forget(Set<UsbPath> there) {
        var gone = new LinkedHashSet<>(told.keySet());
        gone.removeAll(there);
        told.keySet().removeAll(gone);
        gone.forEach(path -> listener.on(new StationEvent.AttentionOver(Instant.now(), slot(path), path)));
    }

    /** Returns all places that boards are at, or were, and that can be looked at. */
    Set<UsbPath> known(Set<UsbPath> before) {
        var all = new LinkedHashSet<>(before);
        all.addAll(boards.keySet());
        all.removeIf(path -> unreached.contains(path.host()));
        return all;
    }

    Optional<DfuDevice> boardAt(UsbPath path) {
        return Optional.ofNullable(boards.get(path));
    }

    OptionalInt devnum(Optional<DfuDevice> board) {
        return board.map(found -> OptionalInt.of(found.usb().devnum())).orElse(OptionalInt.empty());
    }

    String slot(UsbPath path) {
        return slots.getOrDefault(path, path.toString());
    }

    /** Other vendors' devices are nobody's business here, whatever they can do. */
    private boolean isWork(DfuDevice device) {
        return device.usb().descriptor().vendorId() == image.vendorId().orElse(Chip.VENDOR_ID);
    }

    private Set<UsbPath> tellOfOther(UsbDevice device) {
        return OtherMode.of(device)
                .filter(other -> slots.isEmpty() || slots.containsKey(device.path()))
                .map(other -> tell(device, "there is " + other.meaning(), other.cure()))
                .orElse(Set.of());
    }

    private Set<UsbPath> tell(UsbDevice device, String text, String cure) {
        var path = device.path();
        if (!Integer.valueOf(device.devnum()).equals(told.put(path, device.devnum()))) {
            listener.on(new StationEvent.Attention(Instant.now(), slot(path), path, text, cure));
        }
        return Set.of(path);
    }
}
