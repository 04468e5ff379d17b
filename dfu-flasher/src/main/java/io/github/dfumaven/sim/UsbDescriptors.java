// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The descriptors of which simulated devices are made.
 *
 * @see <a href="https://www.usb.org/document-library/usb-20-specification">USB 2.0, section 9.6</a>
 * @see <a href="https://www.usb.org/document-library/class-definitions-communication-devices-12">CDC 1.2, section 5</a>
 */
final class UsbDescriptors {

    static final int DEVICE = 1;
    static final int CONFIGURATION = 2;
    static final int STRING = 3;

    static final int MANUFACTURER_INDEX = 1;
    static final int PRODUCT_INDEX = 2;
    static final int SERIAL_INDEX = 3;

    /** String 0 where there is English only. */
    static final Bytes LANGUAGES = Bytes.of(4, STRING, 0x09, 0x04);

    /** Class, subclass and protocol of devices with several functions. */
    static final int SEVERAL_FUNCTIONS = 0xef_02_01;

    private static final int INTERFACE = 4;
    private static final int ENDPOINT = 5;
    private static final int INTERFACE_ASSOCIATION = 11;
    private static final int DFU_FUNCTIONAL = 0x21;
    private static final int CDC_FUNCTIONAL = 0x24;

    private static final int BULK = 2;
    private static final int INTERRUPT = 3;

    private UsbDescriptors() {}

    static Bytes device(int deviceClass, int vendor, int product, int release) {
        return new ByteWriter()
                .u8(18) // bLength
                .u8(DEVICE) // bDescriptorType
                .u16le(0x0200) // bcdUSB
                .u8(deviceClass >> 16) // bDeviceClass
                .u8(deviceClass >> 8 & 0xff) // bDeviceSubClass
                .u8(deviceClass & 0xff) // bDeviceProtocol
                .u8(64) // bMaxPacketSize0
                .u16le(vendor) // idVendor
                .u16le(product) // idProduct
                .u16le(release) // bcdDevice
                .u8(MANUFACTURER_INDEX) // iManufacturer
                .u8(PRODUCT_INDEX) // iProduct
                .u8(SERIAL_INDEX) // iSerialNumber
                .u8(1) // bNumConfigurations
                .toBytes();
    }

    /** The only configuration, with the descriptors of its interfaces. */
    static Bytes configuration(int interfaces, Bytes descriptors) {
        return new ByteWriter()
                .u8(9) // bLength
                .u8(CONFIGURATION) // bDescriptorType
                .u16le(9 + descriptors.length()) // wTotalLength
                .u8(interfaces) // bNumInterfaces
                .u8(1) // bConfigurationValue
                .u8(0) // iConfiguration
                .u8(0xc0) // bmAttributes: self-powered
                .u8(250) // bMaxPower: 500 mA
                .bytes(descriptors)
                .toBytes();
    }

    /** A serial port: its association, and the interfaces 0 and 1. */
    static Bytes serialPort() {
        return Bytes.concat(List.of(
                association(),
                communication(),
                endpoint(0x85, INTERRUPT),
                interfaceOf(1, 2, 0x0a_02_00, 0), // CDC data
                endpoint(0x03, BULK),
                endpoint(0x84, BULK)));
    }

    /** A DFU interface without a further setting. */
    static Bytes dfu(
            int number, int protocol, int name, int attributes, int detachMillis, int transferSize, int version) {
        return new ByteWriter()
                .bytes(interfaceOf(number, 0, 0xfe_01_00 | protocol, name))
                .u8(9) // bLength
                .u8(DFU_FUNCTIONAL) // bDescriptorType
                .u8(attributes) // bmAttributes
                .u16le(detachMillis) // wDetachTimeOut
                .u16le(transferSize) // wTransferSize
                .u16le(version) // bcdDFUVersion
                .toBytes();
    }

    static Bytes text(String text) {
        var utf16 = Bytes.copyOf(text.getBytes(StandardCharsets.UTF_16LE));
        return new ByteWriter()
                .u8(2 + utf16.length()) // bLength
                .u8(STRING) // bDescriptorType
                .bytes(utf16)
                .toBytes();
    }

    private static Bytes association() {
        return new ByteWriter()
                .u8(8) // bLength
                .u8(INTERFACE_ASSOCIATION) // bDescriptorType
                .u8(0) // bFirstInterface
                .u8(2) // bInterfaceCount
                .u8(0x02) // bFunctionClass: CDC
                .u8(0x02) // bFunctionSubClass: ACM
                .u8(0x00) // bFunctionProtocol
                .u8(0) // iFunction
                .toBytes();
    }

    private static Bytes communication() {
        return new ByteWriter()
                .bytes(interfaceOf(0, 1, 0x02_02_00, 0))
                .u8(5) // bFunctionLength
                .u8(CDC_FUNCTIONAL) // bDescriptorType
                .u8(0x00) // bDescriptorSubtype: header
                .u16le(0x0110) // bcdCDC
                .u8(4) // bFunctionLength
                .u8(CDC_FUNCTIONAL) // bDescriptorType
                .u8(0x02) // bDescriptorSubtype: abstract control management
                .u8(0x02) // bmCapabilities
                .u8(5) // bFunctionLength
                .u8(CDC_FUNCTIONAL) // bDescriptorType
                .u8(0x06) // bDescriptorSubtype: union
                .u8(0) // bControlInterface
                .u8(1) // bSubordinateInterface0
                .u8(5) // bFunctionLength
                .u8(CDC_FUNCTIONAL) // bDescriptorType
                .u8(0x01) // bDescriptorSubtype: call management
                .u8(0x03) // bmCapabilities
                .u8(1) // bDataInterface
                .toBytes();
    }

    private static Bytes interfaceOf(int number, int endpoints, int interfaceClass, int name) {
        return new ByteWriter()
                .u8(9) // bLength
                .u8(INTERFACE) // bDescriptorType
                .u8(number) // bInterfaceNumber
                .u8(0) // bAlternateSetting
                .u8(endpoints) // bNumEndpoints
                .u8(interfaceClass >> 16) // bInterfaceClass
                .u8(interfaceClass >> 8 & 0xff) // bInterfaceSubClass
                .u8(interfaceClass & 0xff) // bInterfaceProtocol
                .u8(name) // iInterface
                .toBytes();
    }

    private static Bytes endpoint(int address, int type) {
        return new ByteWriter()
                .u8(7) // bLength
                .u8(ENDPOINT) // bDescriptorType
                .u8(address) // bEndpointAddress
                .u8(type) // bmAttributes
                .u16le(64) // wMaxPacketSize
                .u8(1) // bInterval
                .toBytes();
    }
}
