// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.device;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbInterface;
import io.github.dfumaven.usb.UsbPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A device with at least one DFU interface.
 *
 * @param usb the device as it was when the bus was looked at
 * @param interfaces all alternate settings of its DFU interfaces, one or more
 * @param serial its serial number, or empty when it has none or it cannot be read
 * @param problem why it cannot be opened, or empty
 */
public record DfuDevice(
        UsbDevice usb, List<DfuInterface> interfaces, Optional<String> serial, Optional<DeviceException> problem) {

    /** What lists have in place of a text that there is not, or that cannot be read. */
    public static final String UNKNOWN = "UNKNOWN";

    public DfuDevice {
        interfaces = List.copyOf(interfaces);
    }

    /**
     * {@return what the descriptors tell of a device: a DFU device without its texts, or empty if it has no DFU interface}
     *
     * @param device any device
     */
    public static Optional<DfuDevice> of(UsbDevice device) {
        var settings = device.interfaces().stream().filter(DfuInterface::isDfu).toList();
        if (settings.isEmpty()) {
            return Optional.empty();
        }

        var common = FunctionalDescriptor.find(device.extra());
        var anywhere = common.or(() -> settings.stream()
                .flatMap(setting -> FunctionalDescriptor.find(setting.extra()).stream())
                .findFirst());
        boolean alone = device.interfaces().stream()
                        .map(UsbInterface::number)
                        .distinct()
                        .count()
                == 1;
        var interfaces = settings.stream()
                .map(setting -> {
                    var functional = common.or(() -> FunctionalDescriptor.find(setting.extra()))
                            .or(() -> anywhere)
                            .orElse(FunctionalDescriptor.UNKNOWN);
                    var mode = DfuMode.of(device.descriptor(), setting, functional, alone);
                    return new DfuInterface(setting, mode, functional, Optional.empty());
                })
                .toList();
        return Optional.of(new DfuDevice(device, interfaces, Optional.empty(), Optional.empty()));
    }

    /** {@return where it is plugged in: its path} */
    public UsbPath path() {
        return usb.path();
    }

    /** {@return whether it takes images now: DFU if one of its interfaces is in DFU mode} */
    public DfuMode mode() {
        return interfaces.stream().anyMatch(setting -> setting.mode() == DfuMode.DFU) ? DfuMode.DFU : DfuMode.RUNTIME;
    }

    /**
     * {@return the chip whose ROM this is: one of {@link Chip#withDfu()}, told by the ids in DFU mode and of a ROM; empty for any other
     * device}. The ids of an application say nothing of the chip it runs on.
     */
    public Optional<Chip> chip() {
        var ids = usb.descriptor();
        boolean told = ids.vendorId() == Chip.VENDOR_ID && (mode() == DfuMode.DFU || isRom());
        return told ? Chip.ofProductId(ids.productId()) : Optional.empty();
    }

    /**
     * {@return whether this is the ROM of an ESP chip by all that its descriptors say, not by its ids alone, which applications show as
     * well: true in runtime mode and in DFU mode; also for the console of ESP-IDF, which shows the ROM's descriptors}
     */
    public boolean isRom() {
        return EspRom.is(usb, interfaces);
    }

    /** {@return what dfu-util's list says of it: one line without an end for each alternate setting} */
    public List<String> lines() {
        return interfaces.stream().map(this::line).toList();
    }

    private String line(DfuInterface setting) {
        var ids = usb.descriptor();
        return String.format(
                Locale.ROOT,
                "Found %s: [%04x:%04x] ver=%04x, devnum=%d, cfg=%d, intf=%d, path=\"%s\", alt=%d, name=\"%s\","
                        + " serial=\"%s\"",
                setting.mode(),
                ids.vendorId(),
                ids.productId(),
                ids.bcdDevice(),
                usb.devnum(),
                setting.setting().configuration(),
                setting.number(),
                path(),
                setting.alternate(),
                setting.name().orElse(UNKNOWN),
                serial.orElse(UNKNOWN));
    }

    /** Returns path, ids and mode, such as {@code 1-10 [303a:0002] in DFU mode}. */
    @Override
    public String toString() {
        var name = chip().map(chip -> " " + chip).orElse("");
        return usb + name + (mode() == DfuMode.DFU ? " in DFU mode" : " in runtime mode");
    }
}
