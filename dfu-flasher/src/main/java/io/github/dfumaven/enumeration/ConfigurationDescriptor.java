// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.enumeration;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.usb.UsbInterface;
import java.util.ArrayList;
import java.util.List;

/**
 * A configuration descriptor with all that follows it, of which we keep what matters here.
 *
 * @param value bConfigurationValue, 0 to 255
 * @param interfaces all alternate settings of all interfaces, in the order of the descriptor
 * @param extra class and vendor descriptors in front of the first interface
 * @see <a href="https://www.usb.org/document-library/usb-20-specification">USB 2.0, table 9-10</a>
 */
public record ConfigurationDescriptor(int value, List<UsbInterface> interfaces, Bytes extra) {

    /** Bytes of the descriptor itself, without what follows: 9. */
    public static final int SIZE = 9;

    private static final int INTERFACE = 4;
    private static final int ENDPOINT = 5;

    public ConfigurationDescriptor {
        interfaces = List.copyOf(interfaces);
    }

    /**
     * Reads what a device sends for a configuration.
     *
     * @param bytes the descriptor and all that follows it
     * @return the configuration
     * @throws FormatException if a descriptor is shorter than its fields or reaches beyond the end
     */
    public static ConfigurationDescriptor parse(Bytes bytes) throws FormatException {
        var in = new ByteReader(bytes);
        in.skip("bLength to bNumInterfaces", 5);
        int value = in.u8("bConfigurationValue");
        in.skip("iConfiguration to bMaxPower", 3);
        var extra = extra(in, bytes);
        var interfaces = new ArrayList<UsbInterface>();
        while (in.remaining() > 0) {
            interfaces.add(nextInterface(in, bytes, value));
        }
        return new ConfigurationDescriptor(value, interfaces, extra);
    }

    private static UsbInterface nextInterface(ByteReader in, Bytes bytes, int configuration) throws FormatException {
        int length = in.u8("bLength");
        in.skip("bDescriptorType", 1);
        int number = in.u8("bInterfaceNumber");
        int alternate = in.u8("bAlternateSetting");
        in.skip("bNumEndpoints", 1);
        int interfaceClass = in.u8("bInterfaceClass");
        int subclass = in.u8("bInterfaceSubClass");
        int protocol = in.u8("bInterfaceProtocol");
        int name = in.u8("iInterface");
        in.skip("rest of the interface descriptor", Math.max(0, length - 9));
        return new UsbInterface(
                configuration, number, alternate, interfaceClass, subclass, protocol, name, extra(in, bytes));
    }

    /** Reads up to the next interface, and returns what is neither an interface nor an endpoint. */
    private static Bytes extra(ByteReader in, Bytes bytes) throws FormatException {
        var extra = new ArrayList<Bytes>();
        while (in.remaining() > 0) {
            int at = in.position();
            int type = in.remaining() > 1 ? bytes.u8(at + 1) : 0;
            if (type == INTERFACE) {
                break;
            }
            var descriptor = in.bytes("descriptor", Math.max(2, bytes.u8(at)));
            if (type != ENDPOINT) {
                extra.add(descriptor);
            }
        }
        return Bytes.concat(extra);
    }
}
