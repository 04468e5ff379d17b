// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usb;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;

/**
 * The standard device descriptor, of which we keep what matters here.
 *
 * @param bcdUsb version of USB, 0 to 0xffff
 * @param deviceClass class, subclass and protocol, 0 to 0xff_ffff
 * @param maxPacketSize0 largest packet on endpoint 0, 8 to 64 bytes
 * @param vendorId idVendor, 0 to 0xffff
 * @param productId idProduct, 0 to 0xffff
 * @param bcdDevice release of the device, 0 to 0xffff
 * @param manufacturerIndex index of the string, 0 for none
 * @param productIndex index of the string, 0 for none
 * @param serialIndex index of the string, 0 for none
 * @param configurations how many there are, 0 to 255
 * @see <a href="https://www.usb.org/document-library/usb-20-specification">USB 2.0, table 9-8</a>
 */
public record DeviceDescriptor(
        int bcdUsb,
        int deviceClass,
        int maxPacketSize0,
        int vendorId,
        int productId,
        int bcdDevice,
        int manufacturerIndex,
        int productIndex,
        int serialIndex,
        int configurations) {

    /** Bytes of the descriptor: 18. */
    public static final int SIZE = 18;

    /**
     * Reads the 18 bytes that a device sends.
     *
     * @param bytes the descriptor, and whatever follows it
     * @return the descriptor
     * @throws FormatException if there are fewer bytes
     */
    public static DeviceDescriptor parse(Bytes bytes) throws FormatException {
        var in = new ByteReader(bytes);
        in.skip("bLength, bDescriptorType", 2);
        int bcdUsb = in.u16le("bcdUSB");
        int deviceClass = in.u8("bDeviceClass") << 16 | in.u8("bDeviceSubClass") << 8 | in.u8("bDeviceProtocol");
        int maxPacketSize0 = in.u8("bMaxPacketSize0");
        int vendorId = in.u16le("idVendor");
        int productId = in.u16le("idProduct");
        int bcdDevice = in.u16le("bcdDevice");
        int manufacturer = in.u8("iManufacturer");
        int product = in.u8("iProduct");
        int serial = in.u8("iSerialNumber");
        int configurations = in.u8("bNumConfigurations");
        return new DeviceDescriptor(
                bcdUsb,
                deviceClass,
                maxPacketSize0,
                vendorId,
                productId,
                bcdDevice,
                manufacturer,
                product,
                serial,
                configurations);
    }
}
