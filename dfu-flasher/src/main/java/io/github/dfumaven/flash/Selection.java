// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuInterface;
import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.usb.UsbPath;
import io.github.dfumaven.words.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which devices are meant. Every component that is set must fit, in runtime mode and in DFU mode alike; interface and
 * alternate setting name those of DFU mode, for which a device in runtime mode still has others. The address on the bus
 * counts until the device leaves, for it comes back with another.
 *
 * <p>A serial number must be the device's in both modes, in spite of a path that fits: equal, or the same MAC in another
 * spelling (case, colons, dashes), as applications write what the ROM of an ESP chip has as {@code 7c:df:a1:00:00:01}.
 * Only a number that tells nothing is left out of account after a detach: the {@code 0} of every ESP32-S2 in DFU mode, or
 * none at all; then the place decides where the device is plugged in.
 *
 * @param path where it may be plugged in; empty for anywhere
 * @param serial its serial number, or the same MAC in another spelling
 * @param vendorId its vendor id
 * @param productId its product id
 * @param interfaceNumber bInterfaceNumber
 * @param alternate bAlternateSetting
 * @param devnum its address on the bus
 */
public record Selection(
        List<UsbPath> path,
        Optional<String> serial,
        OptionalInt vendorId,
        OptionalInt productId,
        OptionalInt interfaceNumber,
        OptionalInt alternate,
        OptionalInt devnum) {

    public Selection {
        path = path.stream().distinct().toList();
    }

    /** {@return the selection that every device fits: nothing is set} */
    public static Selection any() {
        return builder().build();
    }

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Takes the parts of a selection as users write them; null is not said, and fits every device. */
    public static final class Builder {

        private static final String ANY = "*";
        private static final int MOST_OF_A_BYTE = 0xff;

        private List<UsbPath> path = List.of();
        private Optional<String> serial = Optional.empty();
        private OptionalInt vendorId = OptionalInt.empty();
        private OptionalInt productId = OptionalInt.empty();
        private OptionalInt interfaceNumber = OptionalInt.empty();
        private OptionalInt alternate = OptionalInt.empty();
        private OptionalInt devnum = OptionalInt.empty();

        private Builder() {}

        /** {@return this, told where the device may be, as its backend reads paths; none is anywhere} */
        public Builder path(List<UsbPath> places) {
            path = places;
            return this;
        }

        /** {@return this, told which serial number it has, whole} */
        public Builder serial(@Nullable String number) {
            serial = Optional.ofNullable(number);
            return this;
        }

        /** {@return this, told which ids it has: {@code VID[:PID]} in hexadecimal, where {@code *} is any} */
        public Builder device(@Nullable String ids) throws InvalidRequestException {
            var text = ids == null ? ANY : ids;
            var parts = text.strip().split(":", -1);
            if (parts.length > 2) {
                throw FlashError.BAD_DEVICE.about("device", text, "is not a vendor and a product");
            }
            vendorId = id(text, parts[0]);
            productId = id(text, parts.length == 1 ? ANY : parts[1]);
            return this;
        }

        /** {@return this, told which number its interface has in DFU mode: 0 to 255} */
        public Builder interfaceNumber(@Nullable String number) throws InvalidRequestException {
            interfaceNumber = number("interfaceNumber", number);
            return this;
        }

        /** {@return this, told which alternate setting the interface has: 0 to 255} */
        public Builder alternate(@Nullable String setting) throws InvalidRequestException {
            alternate = number("alternate", setting);
            return this;
        }

        /** {@return this, told which address it has on its bus, as the list prints it: 0 to 255} */
        public Builder devnum(@Nullable String number) throws InvalidRequestException {
            devnum = number("devnum", number);
            return this;
        }

        /** {@return the selection of all that was said} */
        public Selection build() {
            return new Selection(path, serial, vendorId, productId, interfaceNumber, alternate, devnum);
        }

        private static OptionalInt id(String device, String id) throws InvalidRequestException {
            if (id.isEmpty() || id.equals(ANY)) {
                return OptionalInt.empty();
            }
            try {
                return OptionalInt.of(Numbers.parseId("device", id));
            } catch (InvalidRequestException e) {
                throw FlashError.BAD_DEVICE.about(
                        "device", device, "has an id that is no hexadecimal number up to ffff");
            }
        }

        private static OptionalInt number(String component, @Nullable String text) throws InvalidRequestException {
            if (text == null) {
                return OptionalInt.empty();
            }
            var number = Numbers.integer(text);
            if (number.isEmpty() || number.getAsLong() < 0 || number.getAsLong() > MOST_OF_A_BYTE) {
                throw FlashError.BAD_SELECTOR.about(component, text, "is not a number from 0 to %d", MOST_OF_A_BYTE);
            }
            return OptionalInt.of((int) number.getAsLong());
        }
    }

    /**
     * {@return whether somebody pointed at particular devices, so that even strangers in runtime mode may be touched: true if a path, a
     * serial number, an id or an address is set}
     */
    public boolean isPointed() {
        return serial.isPresent() || isPlaced();
    }

    /** Tells the same when nothing but what is known of a closed device counts. */
    boolean isPlaced() {
        return !path.isEmpty() || vendorId.isPresent() || productId.isPresent() || devnum.isPresent();
    }

    /**
     * {@return whether a device is meant: true if all that is set fits}
     *
     * @param device any device, in any mode
     */
    public boolean matches(DfuDevice device) {
        return matchesExceptSerial(device) && (serial.isEmpty() || hasSerial(device));
    }

    private boolean hasSerial(DfuDevice device) {
        return device.serial()
                .filter(number -> SerialNumbers.same(serial.orElse(""), number))
                .isPresent();
    }

    boolean matchesExceptSerial(DfuDevice device) {
        return matchesPlaceAndIds(device)
                && (device.mode() == DfuMode.RUNTIME || !interfacesOf(device).isEmpty());
    }

    /** Tells whether a device is meant but perhaps for its serial number and interfaces. */
    boolean matchesPlaceAndIds(DfuDevice device) {
        return (path.isEmpty() || path.contains(device.path())) && matchesIdsOf(device) && matchesNumberOf(device);
    }

    /** Tells whether a device has the ids that are meant, which count in every mode. */
    boolean matchesIdsOf(DfuDevice device) {
        var descriptor = device.usb().descriptor();
        return fits(vendorId, descriptor.vendorId()) && fits(productId, descriptor.productId());
    }

    /** Tells whether a device has the address on the bus that is meant, which lasts until it leaves. */
    boolean matchesNumberOf(DfuDevice device) {
        return fits(devnum, device.usb().devnum());
    }

    /** Returns the interfaces in DFU mode that are meant. */
    List<DfuInterface> interfacesOf(DfuDevice device) {
        return device.interfaces().stream()
                .filter(entry -> entry.mode() == DfuMode.DFU)
                .filter(entry -> fits(interfaceNumber, entry.number()) && fits(alternate, entry.alternate()))
                .toList();
    }

    /** Returns the interface in DFU mode that is meant, if there is exactly one. */
    DfuInterface onlyInterfaceOf(DfuDevice device) throws DeviceException {
        var meant = interfacesOf(device);
        if (meant.isEmpty()) {
            throw noInterface(device);
        }
        if (meant.size() > 1) {
            throw FlashError.SEVERAL_INTERFACES.on(device, "has several interfaces and settings: " + settings(meant));
        }
        return meant.get(0);
    }

    /** Returns the error for a device that is meant but has none of the interfaces that are. */
    static DeviceException noInterface(DfuDevice device) {
        var only = settings(device.interfaces());
        return FlashError.NO_DEVICE
                .on(device, "has no DFU interface with the number and setting asked for, only %s", only)
                .withHint("Choose one of those by {interfaceNumber} and {alternate}, or leave both out.");
    }

    private static String settings(List<DfuInterface> interfaces) {
        return interfaces.stream()
                .map(entry -> entry.number() + "/" + entry.alternate()
                        + entry.name().map(name -> " " + name).orElse(""))
                .collect(Collectors.joining(", "));
    }

    private static boolean fits(OptionalInt wanted, int actual) {
        return wanted.isEmpty() || wanted.getAsInt() == actual;
    }
}
