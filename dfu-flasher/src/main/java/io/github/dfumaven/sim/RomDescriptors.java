// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.ByteWriter;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.esp.Chip;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The descriptors in the ROM. Those of runtime and DFU mode differ in one byte, the protocol of the DFU interface.
 *
 * @see <a href="https://www.usb.org/document-library/usb-20-specification">USB 2.0, section 9.6</a>
 * @see <a href="https://www.usb.org/document-library/class-definitions-communication-devices-12">CDC 1.2, section 5</a>
 */
final class RomDescriptors {

    private static final int DEVICE = 1;
    private static final int CONFIGURATION = 2;
    static final int STRING = 3;
    private static final int INTERFACE = 4;
    private static final int ENDPOINT = 5;
    private static final int INTERFACE_ASSOCIATION = 11;
    private static final int DFU_FUNCTIONAL = 0x21;
    private static final int CDC_FUNCTIONAL = 0x24;

    private static final int BULK = 2;
    private static final int INTERRUPT = 3;
    private static final int PROTOCOL_RUNTIME = 1;
    private static final int PROTOCOL_DFU = 2;
    private static final int ENGLISH = 0x0409;

    private final RomModel model;
    private final String serial;

    RomDescriptors(RomModel model, String serial) {
        this.model = model;
        this.serial = serial;
    }

    /** Returns the descriptor that GET_DESCRIPTOR asks for, or nothing where the ROM stalls. */
    Optional<Bytes> find(int type, int index, boolean dfuMode) {
        return switch (type) {
            case DEVICE -> Optional.of(device());
            case CONFIGURATION -> Optional.of(index == 0 ? configuration(dfuMode) : Bytes.EMPTY);
            case STRING -> string(index);
            default -> Optional.empty();
        };
    }

    static boolean isMissingConfiguration(int type, int index) {
        return type == CONFIGURATION && index != 0;
    }

    private Bytes device() {
        return new ByteWriter()
                .u8(18) // bLength
                .u8(DEVICE) // bDescriptorType
                .u16le(0x0200) // bcdUSB
                .u8(0xef) // bDeviceClass: several functions
                .u8(0x02) // bDeviceSubClass
                .u8(0x01) // bDeviceProtocol: with interface associations
                .u8(64) // bMaxPacketSize0
                .u16le(Chip.VENDOR_ID) // idVendor
                .u16le(model.chip().productId()) // idProduct
                .u16le(model.bcdDevice()) // bcdDevice
                .u8(1) // iManufacturer
                .u8(2) // iProduct
                .u8(3) // iSerialNumber
                .u8(1) // bNumConfigurations
                .toBytes();
    }

    private static Bytes configuration(boolean dfuMode) {
        var interfaces = Bytes.concat(List.of(
                association(),
                communication(),
                endpoint(0x85, INTERRUPT),
                interfaceOf(1, 2, 0x0a, 0x02, 0x00), // CDC data
                endpoint(0x03, BULK),
                endpoint(0x84, BULK),
                interfaceOf(2, 0, 0xfe, 0x01, dfuMode ? PROTOCOL_DFU : PROTOCOL_RUNTIME),
                dfuFunctional()));
        return new ByteWriter()
                .u8(9) // bLength
                .u8(CONFIGURATION) // bDescriptorType
                .u16le(9 + interfaces.length()) // wTotalLength
                .u8(3) // bNumInterfaces
                .u8(1) // bConfigurationValue
                .u8(0) // iConfiguration
                .u8(0xc0) // bmAttributes: self-powered
                .u8(250) // bMaxPower: 500 mA
                .bytes(interfaces)
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
                .bytes(interfaceOf(0, 1, 0x02, 0x02, 0x00))
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

    private static Bytes interfaceOf(int number, int endpoints, int interfaceClass, int subclass, int protocol) {
        return new ByteWriter()
                .u8(9) // bLength
                .u8(INTERFACE) // bDescriptorType
                .u8(number) // bInterfaceNumber
                .u8(0) // bAlternateSetting
                .u8(endpoints) // bNumEndpoints
                .u8(interfaceClass) // bInterfaceClass
                .u8(subclass) // bInterfaceSubClass
                .u8(protocol) // bInterfaceProtocol
                .u8(0) // iInterface
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

    private static Bytes dfuFunctional() {
        return new ByteWriter()
                .u8(9) // bLength
                .u8(DFU_FUNCTIONAL) // bDescriptorType
                .u8(0x0f) // bmAttributes: download, upload, manifestation tolerant, will detach
                .u16le(700) // wDetachTimeOut
                .u16le(64) // wTransferSize
                .u16le(0x0110) // bcdDFUVersion
                .toBytes();
    }

    Optional<Bytes> string(int index) {
        return switch (index) {
            case 0 ->
                Optional.of(new ByteWriter().u8(4).u8(STRING).u16le(ENGLISH).toBytes());
            case 1 -> Optional.of(text("Espressif"));
            case 2 -> Optional.of(text(model.product()));
            case 3 -> Optional.of(text(serial));
            default -> Optional.empty();
        };
    }

    static Bytes text(String text) {
        var utf16 = Bytes.copyOf(text.getBytes(StandardCharsets.UTF_16LE));
        return new ByteWriter()
                .u8(2 + utf16.length()) // bLength
                .u8(STRING) // bDescriptorType
                .bytes(utf16)
                .toBytes();
    }
}
