// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.bus;

import io.github.dfumaven.bytes.Bytes;
import java.util.Locale;

/**
 * One transfer on endpoint 0.
 *
 * @param requestType bmRequestType, 0 to 255; bit 7 is set when the device sends the data
 * @param request bRequest, 0 to 255
 * @param value wValue, 0 to 65535
 * @param index wIndex, 0 to 65535
 * @param length wLength, 0 to 65535: bytes sent, or at most received
 * @param data the data stage towards the device, of {@code length} bytes; empty when the device sends
 * @see <a href="https://www.usb.org/document-library/usb-20-specification">USB 2.0, section 9.3</a>
 */
public record ControlTransfer(int requestType, int request, int value, int index, int length, Bytes data) {

    public ControlTransfer {
        if ((requestType & ~0xff) != 0
                || (request & ~0xff) != 0
                || (value & ~0xffff) != 0
                || (index & ~0xffff) != 0
                || (length & ~0xffff) != 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "setup %x %x %x %x %x is out of range", requestType, request, value, index, length));
        }
        if (data.length() != ((requestType & 0x80) != 0 ? 0 : length)) {
            throw new IllegalArgumentException("wLength is " + length + ", the data has " + data.length());
        }
    }

    /**
     * {@return a transfer in which the device answers: the transfer}
     *
     * @param requestType bmRequestType with bit 7 set
     * @param request bRequest
     * @param value wValue
     * @param index wIndex
     * @param length the most bytes to receive
     */
    public static ControlTransfer in(int requestType, int request, int value, int index, int length) {
        return new ControlTransfer(requestType, request, value, index, length, Bytes.EMPTY);
    }

    /**
     * {@return a transfer that sends data, possibly none: the transfer}
     *
     * @param requestType bmRequestType with bit 7 clear
     * @param request bRequest
     * @param value wValue
     * @param index wIndex
     * @param data what to send
     */
    public static ControlTransfer out(int requestType, int request, int value, int index, Bytes data) {
        return new ControlTransfer(requestType, request, value, index, data.length(), data);
    }

    /** {@return whether the device sends the data: true if bit 7 of bmRequestType is set} */
    public boolean isIn() {
        return (requestType & 0x80) != 0;
    }

    /** Returns the setup packet as eight hexadecimal bytes, and the length of the data. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%02x %02x %04x %04x %04x%s",
                requestType,
                request,
                value,
                index,
                length,
                isIn() ? " <" : " >");
    }
}
