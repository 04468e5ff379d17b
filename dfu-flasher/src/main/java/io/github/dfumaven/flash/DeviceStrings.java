// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuInterface;
import io.github.dfumaven.device.FunctionalDescriptor;
import io.github.dfumaven.text.TextWidth;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the texts of a device, in the first language that it offers.
 *
 * @see <a href="https://www.usb.org/document-library/usb-20-specification">USB 2.0, section 9.6.7</a>
 */
final class DeviceStrings {

    private static final int DEVICE_TO_HOST = 0x80;
    private static final int INTERFACE_TO_HOST = 0x81;
    private static final int GET_DESCRIPTOR = 6;
    private static final int STRING = 3;
    private static final int MOST = 255;
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final DfuLink link;
    private OptionalInt language = OptionalInt.empty();
    private boolean asked;

    DeviceStrings(DfuLink link) {
        this.link = link;
    }

    /** Adds to a device what only the open device tells. */
    static DfuDevice addTo(DfuDevice device, DfuLink link) {
        var strings = new DeviceStrings(link);
        var serial = strings.text(device.usb().descriptor().serialIndex());
        var interfaces = device.interfaces().stream()
                .map(entry -> {
                    var functional = entry.functional().equals(FunctionalDescriptor.UNKNOWN)
                            ? strings.functional(entry.number()).orElse(FunctionalDescriptor.UNKNOWN)
                            : entry.functional();
                    var name = strings.text(entry.setting().nameIndex());
                    return new DfuInterface(entry.setting(), entry.mode(), functional, name);
                })
                .toList();
        return new DfuDevice(device.usb(), interfaces, serial, Optional.empty());
    }

    /** Returns the text of an index, or empty when it is 0 or the device does not tell it whole. */
    Optional<String> text(int index) {
        if (index == 0 || language().isEmpty()) {
            return Optional.empty();
        }
        return content(ask(index, language().getAsInt()))
                .map(bytes -> new String(bytes.toByteArray(), StandardCharsets.UTF_16LE))
                // Nothing that a device says may steer a terminal.
                .map(TextWidth::harmless)
                .filter(text -> !text.isEmpty());
    }

    /**
     * Returns the functional descriptor of a device that keeps it out of its configuration: its own or the interface's.
     */
    Optional<FunctionalDescriptor> functional(int interfaceNumber) {
        return functional(DEVICE_TO_HOST, 0).or(() -> functional(INTERFACE_TO_HOST, interfaceNumber));
    }

    private Optional<FunctionalDescriptor> functional(int requestType, int index) {
        var transfer = ControlTransfer.in(requestType, GET_DESCRIPTOR, FunctionalDescriptor.TYPE << 8, index, 9);
        return FunctionalDescriptor.find(link.control(transfer, TIMEOUT).data());
    }

    private OptionalInt language() {
        if (!asked) {
            asked = true;
            language = content(ask(0, 0))
                    .filter(list -> list.length() >= 2)
                    .map(list -> OptionalInt.of(list.u16le(0)))
                    .orElse(OptionalInt.empty());
        }
        return language;
    }

    private TransferResult ask(int index, int languageId) {
        return link.control(
                ControlTransfer.in(DEVICE_TO_HOST, GET_DESCRIPTOR, STRING << 8 | index, languageId, MOST), TIMEOUT);
    }

    /**
     * Returns the whole characters behind the two bytes of head. Of an answer that is cut there is nothing, for half a
     * serial number is another one.
     */
    private static Optional<Bytes> content(TransferResult result) {
        var data = result.data();
        if (!result.ok() || data.length() < 2 || data.u8(1) != STRING || data.u8(0) > data.length()) {
            return Optional.empty();
        }
        int end = data.u8(0) & ~1;
        return end < 2 ? Optional.empty() : Optional.of(data.slice(2, end));
    }
}
