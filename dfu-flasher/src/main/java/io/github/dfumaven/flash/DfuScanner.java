// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuInterface;
import io.github.dfumaven.device.FunctionalDescriptor;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
        return scan(device -> true);
    }

    /** Returns all DFU devices in order of their paths. Only those that matter are opened, for their texts. */
    List<DfuDevice> scan(Predicate<DfuDevice> matters) throws UsbException {
        return bus.devices().stream()
                .flatMap(device -> DfuDevice.of(device).stream())
                .map(device -> matters.test(device) ? withTexts(device) : device)
                .sorted(Comparator.comparing(DfuDevice::path))
                .toList();
    }

    /** Returns the DFU device at a place without opening it, so that nobody is disturbed. */
    Optional<DfuDevice> at(UsbPath path) throws UsbException {
        return bus.at(path).flatMap(DfuDevice::of);
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
