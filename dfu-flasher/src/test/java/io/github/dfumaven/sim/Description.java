// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The descriptors of a device for tests, and the standard requests that any device answers. */
final class Description {

    private static final int MANUFACTURER = 1;
    private static final int PRODUCT = 2;
    private static final int SERIAL = 3;

    private final int vendorId;
    private final int productId;
    private final int release;
    private final List<Bytes> interfaces = new ArrayList<>();
    private final List<String> strings = new ArrayList<>();
    private int interfaceCount;
    private int configuration;

    Description(int vendorId, int productId, String manufacturer, String product, String serial) {
        this(vendorId, productId, 0x0100, manufacturer, product, serial);
    }

    Description(int vendorId, int productId, int release, String manufacturer, String product, String serial) {
        this.vendorId = vendorId;
        this.productId = productId;
        this.release = release;
        strings.addAll(List.of("", manufacturer, product, serial));
    }

    /** Adds an alternate setting; the name is empty for none. */
    Description with(int number, int alternate, List<Integer> triple, String name, Bytes extra) {
        int nameIndex = 0;
        if (!name.isEmpty()) {
            nameIndex = text(name);
        }
        interfaceCount = Math.max(interfaceCount, number + 1);
        interfaces.add(new ByteWriter()
                .u8(9) // bLength
                .u8(4) // bDescriptorType
                .u8(number) // bInterfaceNumber
                .u8(alternate) // bAlternateSetting
                .u8(0) // bNumEndpoints
                .u8(triple.get(0)) // bInterfaceClass
                .u8(triple.get(1)) // bInterfaceSubClass
                .u8(triple.get(2)) // bInterfaceProtocol
                .u8(nameIndex) // iInterface
                .bytes(extra)
                .toBytes());
        return this;
    }

    /** Adds a text, and returns its index. */
    int text(String text) {
        strings.add(text);
        return strings.size() - 1;
    }

    boolean isConfigured() {
        return configuration != 0;
    }

    void reset() {
        configuration = 0;
    }

    /** Answers standard requests to the device; SET_INTERFACE is left to the caller. */
    Reply standard(ControlTransfer transfer) {
        return switch (transfer.request()) {
            case 5 -> new Reply.Ack(Bytes.EMPTY);
            case 6 ->
                descriptor(transfer.value() >> 8, transfer.value() & 0xff)
                        .<Reply>map(found -> new Reply.Ack(found.slice(0, Math.min(found.length(), transfer.length()))))
                        .orElseGet(Reply.Stall::new);
            case 8 -> new Reply.Ack(Bytes.of(configuration));
            case 9 -> {
                configuration = transfer.value();
                yield new Reply.Ack(Bytes.EMPTY);
            }
            default -> new Reply.Stall();
        };
    }

    private Optional<Bytes> descriptor(int type, int index) {
        return switch (type) {
            case 1 -> Optional.of(device());
            case 2 -> Optional.of(configuration());
            case 3 -> string(index);
            default -> Optional.empty();
        };
    }

    private Optional<Bytes> string(int index) {
        if (index == 0) {
            return Optional.of(Bytes.hex("04030904"));
        }
        return index < strings.size() ? Optional.of(UsbDescriptors.text(strings.get(index))) : Optional.empty();
    }

    private Bytes device() {
        return new ByteWriter()
                .u8(18) // bLength
                .u8(1) // bDescriptorType
                .u16le(0x0200) // bcdUSB
                .u8(0) // bDeviceClass
                .u8(0) // bDeviceSubClass
                .u8(0) // bDeviceProtocol
                .u8(64) // bMaxPacketSize0
                .u16le(vendorId)
                .u16le(productId)
                .u16le(release) // bcdDevice
                .u8(MANUFACTURER)
                .u8(PRODUCT)
                .u8(SERIAL)
                .u8(1) // bNumConfigurations
                .toBytes();
    }

    private Bytes configuration() {
        var all = Bytes.concat(interfaces);
        return new ByteWriter()
                .u8(9) // bLength
                .u8(2) // bDescriptorType
                .u16le(9 + all.length()) // wTotalLength
                .u8(interfaceCount)
                .u8(1) // bConfigurationValue
                .u8(0) // iConfiguration
                .u8(0x80) // bmAttributes
                .u8(50) // bMaxPower
                .bytes(all)
                .toBytes();
    }
}
