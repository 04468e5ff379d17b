// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.usb.UsbException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Finds the DFU devices on a bus. One that cannot be opened is kept, with the reason. */
record DfuScanner(SharedBus bus, Door door) {

    /** Returns all DFU devices in order of their paths. Only those that matter are opened, for their texts. */
    List<DfuDevice> scan(Predicate<DfuDevice> matters) throws UsbException {
        return bus.devices().stream()
                .flatMap(device -> DfuDevice.of(device).stream())
                .map(device -> matters.test(device) ? door.look(device) : device)
                .sorted(Comparator.comparing(DfuDevice::path))
                .toList();
    }
}
