// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuInterface;
import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.usb.UsbPath;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

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
 * @param chip the chip whose ROM it is
 */
public record Selection(
        List<UsbPath> path,
        Optional<String> serial,
        OptionalInt vendorId,
        OptionalInt productId,
        OptionalInt interfaceNumber,
        OptionalInt alternate,
        OptionalInt devnum,
        Optional<Chip> chip) {

    private static final Selection ANY = new Selection(
            List.of(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty());

    public Selection {
        path = path.stream().distinct().toList();
    }

    /** {@return the selection that every device fits: nothing is set} */
    public static Selection any() {
        return ANY;
    }

    /**
     * Returns the same for some places only.
     *
     * @param paths where the device may be; none for anywhere
     * @return a selection with these paths
     */
    public Selection at(List<UsbPath> paths) {
        return new Selection(paths, serial, vendorId, productId, interfaceNumber, alternate, devnum, chip);
    }

    /**
     * Returns the same for one serial number.
     *
     * @param number the serial number, whole
     * @return a selection with it
     */
    public Selection withSerial(String number) {
        return new Selection(path, Optional.of(number), vendorId, productId, interfaceNumber, alternate, devnum, chip);
    }

    /**
     * Returns the same for one vendor and product.
     *
     * @param vendor idVendor
     * @param product idProduct, or empty for all of the vendor
     * @return a selection with these ids
     */
    public Selection withIds(int vendor, OptionalInt product) {
        return new Selection(path, serial, OptionalInt.of(vendor), product, interfaceNumber, alternate, devnum, chip);
    }

    /**
     * Returns the same for one alternate setting of one interface.
     *
     * @param number bInterfaceNumber in DFU mode
     * @param setting bAlternateSetting
     * @return a selection with both
     */
    public Selection withInterface(int number, int setting) {
        return new Selection(
                path, serial, vendorId, productId, OptionalInt.of(number), OptionalInt.of(setting), devnum, chip);
    }

    /**
     * Returns the same for one address on the bus.
     *
     * @param address the device's number in the list
     * @return a selection with it
     */
    public Selection withDevnum(int address) {
        return new Selection(
                path, serial, vendorId, productId, interfaceNumber, alternate, OptionalInt.of(address), chip);
    }

    /**
     * Returns the same for one chip.
     *
     * @param wanted a chip with DFU
     * @return a selection with it
     */
    public Selection withChip(Chip wanted) {
        return new Selection(
                path, serial, vendorId, productId, interfaceNumber, alternate, devnum, Optional.of(wanted));
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
     * Tells whether a device is meant.
     *
     * @param device any device, in any mode
     * @return true if all that is set fits
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

    /** Tells whether a device has the ids and the chip that are meant, which count in every mode. */
    boolean matchesIdsOf(DfuDevice device) {
        var descriptor = device.usb().descriptor();
        return fits(vendorId, descriptor.vendorId())
                && fits(productId, descriptor.productId())
                && (chip.isEmpty() || chip.equals(device.chip()));
    }

    /** Tells whether a device has the address on the bus that is meant, which lasts until it leaves. */
    boolean matchesNumberOf(DfuDevice device) {
        return fits(devnum, device.usb().devnum());
    }

    /** Returns the interfaces in DFU mode that are meant. */
    List<DfuInterface> interfacesOf(DfuDevice device) {
        return device.interfaces().stream()
                .filter(one -> one.mode() == DfuMode.DFU)
                .filter(one -> fits(interfaceNumber, one.number()) && fits(alternate, one.alternate()))
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
        return new DeviceException(
                FlashError.NO_DEVICE,
                device + ": has no DFU interface with the number and setting asked for, only "
                        + settings(device.interfaces()),
                "Choose one of those by {interfaceNumber} and {alternate}, or leave both out.",
                null);
    }

    private static String settings(List<DfuInterface> interfaces) {
        return interfaces.stream()
                .map(one -> one.number() + "/" + one.alternate()
                        + one.name().map(name -> " " + name).orElse(""))
                .collect(Collectors.joining(", "));
    }

    private static boolean fits(OptionalInt wanted, int actual) {
        return wanted.isEmpty() || wanted.getAsInt() == actual;
    }
}
