// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;

/**
 * A device as servers describe it, in the list and in the reply to an import.
 *
 * <pre>
 * offset  size  field                value
 *      0   256  path                 in the server's sysfs, filled with NUL
 *    256    32  busid                filled with NUL
 *    288     4  busnum
 *    292     4  devnum
 *    296     4  speed                2 is full, 3 is high
 *    300     2  idVendor
 *    302     2  idProduct
 *    304     2  bcdDevice
 *    306     1  bDeviceClass
 *    307     1  bDeviceSubClass
 *    308     1  bDeviceProtocol
 *    309     1  bConfigurationValue
 *    310     1  bNumConfigurations
 *    311     1  bNumInterfaces
 * </pre>
 *
 * @param path at most 256 bytes
 * @param busId at most 32 bytes
 * @param busnum number of the bus, 0 to 0xffff_ffff
 * @param devnum address on the bus, 0 to 0xffff_ffff
 * @param speed of the connection
 * @param vendorId 0 to 0xffff
 * @param productId 0 to 0xffff
 * @param bcdDevice 0 to 0xffff
 * @param deviceClass class, subclass and protocol, 0 to 0xff_ffff
 * @param configuration value of the active one, 0 to 255
 * @param configurations how many there are, 0 to 255
 * @param interfaces how many the active one has, 0 to 255
 * @see <a href="https://docs.kernel.org/usb/usbip_protocol.html">USB/IP protocol, OP_REP_DEVLIST</a>
 */
record ExportedDevice(
        String path,
        String busId,
        long busnum,
        long devnum,
        long speed,
        int vendorId,
        int productId,
        int bcdDevice,
        int deviceClass,
        int configuration,
        int configurations,
        int interfaces) {

    static final int SIZE = 312;
    static final int FULL_SPEED = 2;

    private static final int PATH_SIZE = 256;
    private static final int BUS_ID_SIZE = 32;

    static ExportedDevice read(ByteReader in) throws FormatException {
        return new ExportedDevice(
                in.asciiz("path", PATH_SIZE),
                in.asciiz("busid", BUS_ID_SIZE),
                in.u32be("busnum"),
                in.u32be("devnum"),
                in.u32be("speed"),
                in.u16be("idVendor"),
                in.u16be("idProduct"),
                in.u16be("bcdDevice"),
                in.u8("bDeviceClass") << 16 | in.u8("bDeviceSubClass") << 8 | in.u8("bDeviceProtocol"),
                in.u8("bConfigurationValue"),
                in.u8("bNumConfigurations"),
                in.u8("bNumInterfaces"));
    }

    void write(ByteWriter out) {
        out.asciiz(path, PATH_SIZE)
                .asciiz(busId, BUS_ID_SIZE)
                .u32be(busnum)
                .u32be(devnum)
                .u32be(speed)
                .u16be(vendorId)
                .u16be(productId)
                .u16be(bcdDevice)
                .u8(deviceClass >> 16)
                .u8(deviceClass >> 8 & 0xff)
                .u8(deviceClass & 0xff)
                .u8(configuration)
                .u8(configurations)
                .u8(interfaces);
    }

    /** Returns what requests call the device: bus and address in one number. */
    long devId() {
        return (busnum << 16 | (devnum & 0xffff)) & 0xffff_ffffL;
    }

    /** Tells whether this is the same appearance of the same device, whatever else is said of it. */
    boolean isSame(ExportedDevice other) {
        return busId.equals(other.busId)
                && devId() == other.devId()
                && vendorId == other.vendorId
                && productId == other.productId;
    }
}
