// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuInterface;
import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.device.FunctionalDescriptor;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbInterface;
import io.github.dfumaven.usb.UsbPath;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the DFU devices on a bus. One that cannot be opened is kept, with the reason. */
final class DfuScanner {

    private final SharedBus bus;
    private final ProgressListener listener;

    DfuScanner(SharedBus bus, ProgressListener listener) {
        this.bus = bus;
        this.listener = listener;
    }

    /** Returns all DFU devices with their texts, in order of their paths. */
    List<DfuDevice> scan() throws UsbException {
        return bus.devices().stream()
                .flatMap(device -> describe(device).stream())
                .map(this::withTexts)
                .sorted(Comparator.comparing(DfuDevice::path))
                .toList();
    }

    /** Returns the DFU device at a place without opening it, so that nobody is disturbed. */
    Optional<DfuDevice> at(UsbPath path) throws UsbException {
        return bus.at(path).flatMap(DfuScanner::describe);
    }

    /** Returns what the descriptors tell of a device, or empty if it has no DFU interface. */
    static Optional<DfuDevice> describe(UsbDevice device) {
        var settings = device.interfaces().stream().filter(DfuInterface::isDfu).toList();
        if (settings.isEmpty()) {
            return Optional.empty();
        }

        var common = FunctionalDescriptor.find(device.extra());
        var anywhere = common.or(() -> settings.stream()
                .flatMap(one -> FunctionalDescriptor.find(one.extra()).stream())
                .findFirst());
        boolean alone = device.interfaces().stream()
                        .map(UsbInterface::number)
                        .distinct()
                        .count()
                == 1;
        var interfaces = settings.stream()
                .map(one -> {
                    var functional = common.or(() -> FunctionalDescriptor.find(one.extra()))
                            .or(() -> anywhere)
                            .orElse(FunctionalDescriptor.UNKNOWN);
                    var mode = DfuMode.of(device.descriptor(), one, functional, alone);
                    return new DfuInterface(one, mode, functional, Optional.empty());
                })
                .toList();
        return Optional.of(new DfuDevice(device, interfaces, Optional.empty(), Optional.empty()));
    }

    private DfuDevice withTexts(DfuDevice device) {
        try (var link = DfuLink.open(bus, device.usb(), listener)) {
            return withTexts(device, new DeviceStrings(link));
        } catch (UsbException e) {
            return new DfuDevice(device.usb(), device.interfaces(), Optional.empty(), Optional.of(e));
        }
    }

    /** Adds what only the open device tells. */
    static DfuDevice withTexts(DfuDevice device, DeviceStrings strings) {
        var serial = strings.text(device.usb().descriptor().serialIndex());
        var interfaces = device.interfaces().stream()
                .map(one -> {
                    var functional = one.functional().equals(FunctionalDescriptor.UNKNOWN)
                            ? strings.functional(one.number()).orElse(FunctionalDescriptor.UNKNOWN)
                            : one.functional();
                    var name = strings.text(one.setting().nameIndex());
                    return new DfuInterface(one.setting(), one.mode(), functional, name);
                })
                .toList();
        return new DfuDevice(device.usb(), interfaces, serial, Optional.empty());
    }
}
