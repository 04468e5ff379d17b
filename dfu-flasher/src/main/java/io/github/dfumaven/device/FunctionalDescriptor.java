// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.device;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;
import java.util.Locale;
import java.util.Optional;

/**
 * What a DFU device says it can do.
 *
 * <pre>
 * offset  size  field            value
 *      0     1  bLength          9, or 7 in DFU 1.0
 *      1     1  bDescriptorType  0x21
 *      2     1  bmAttributes     bit set
 *      3     2  wDetachTimeOut   milliseconds
 *      5     2  wTransferSize    bytes
 *      7     2  bcdDFUVersion    absent in DFU 1.0
 * </pre>
 *
 * @param attributes bmAttributes, 0 to 255; unknown bits are kept
 * @param detachMillis wDetachTimeOut, 0 to 65535: how long the device waits for a reset of the bus after DETACH
 * @param transferSize wTransferSize, 0 to 65535: most bytes of one block; 0 where the device does not tell
 * @param version bcdDFUVersion, such as 0x0110
 * @see <a href="https://www.usb.org/document-library/device-firmware-upgrade-11-new-version-31-aug-2004">DFU 1.1,
 *     section 4.1.3</a>
 */
public record FunctionalDescriptor(int attributes, int detachMillis, int transferSize, int version) {

    /** The type byte of the descriptor: 0x21. */
    public static final int TYPE = 0x21;
    /** What to assume of a device that has no such descriptor: DFU 1.0, can download, nothing else known. */
    public static final FunctionalDescriptor UNKNOWN = new FunctionalDescriptor(0x01, 0, 0, 0x0100);

    private static final int SIZE = 9;
    private static final int SIZE_1_0 = 7;
    private static final int VERSION_1_0 = 0x0100;

    public FunctionalDescriptor {
        if ((attributes & ~0xff) != 0
                || (detachMillis & ~0xffff) != 0
                || (transferSize & ~0xffff) != 0
                || (version & ~0xffff) != 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "descriptor %x %x %x %x is out of range",
                    attributes,
                    detachMillis,
                    transferSize,
                    version));
        }
    }

    /**
     * Reads a descriptor. One of 7 bytes is of DFU 1.0. One shorter than 9 bytes but not 7 is taken for 1.0 without a
     * transfer size, as long as it has its attributes.
     *
     * @param in stands at bLength
     * @return the descriptor
     * @throws FormatException if there are fewer bytes than bLength says, or too few for the attributes
     */
    static FunctionalDescriptor read(ByteReader in) throws FormatException {
        int length = in.u8("bLength");
        in.skip("bDescriptorType", 1);
        int attributes = in.u8("bmAttributes");
        if (length != SIZE_1_0 && length < SIZE) {
            in.skip("rest of the descriptor", Math.max(0, length - 3));
            return new FunctionalDescriptor(attributes, 0, 0, VERSION_1_0);
        }

        int detach = in.u16le("wDetachTimeOut");
        int transfer = in.u16le("wTransferSize");
        int version = length == SIZE_1_0 ? VERSION_1_0 : in.u16le("bcdDFUVersion");
        in.skip("rest of the descriptor", Math.max(0, length - SIZE));
        return new FunctionalDescriptor(attributes, detach, transfer, version);
    }

    /**
     * Writes the descriptor in its form of 9 bytes.
     *
     * @param out gets the bytes
     */
    void write(ByteWriter out) {
        out.u8(SIZE)
                .u8(TYPE)
                .u8(attributes)
                .u16le(detachMillis)
                .u16le(transferSize)
                .u16le(version);
    }

    /**
     * {@return the first functional descriptor of DFU among those that follow a configuration or interface descriptor, or empty}
     *
     * @param extra descriptors one behind the other, possibly none, possibly damaged
     */
    public static Optional<FunctionalDescriptor> find(Bytes extra) {
        int at = 0;
        while (at + 2 <= extra.length()) {
            int length = extra.u8(at);
            if (length < 2) {
                return Optional.empty();
            }
            if (extra.u8(at + 1) == TYPE) {
                return tryRead(extra.slice(at));
            }
            at += length;
        }
        return Optional.empty();
    }

    private static Optional<FunctionalDescriptor> tryRead(Bytes bytes) {
        try {
            return Optional.of(read(new ByteReader(bytes)));
        } catch (FormatException e) {
            // A cut descriptor tells nothing; the caller falls back to what is known of any DFU device.
            return Optional.empty();
        }
    }

    /** {@return whether the device takes images: bit 0 of the attributes} */
    public boolean canDownload() {
        return (attributes & 1) != 0;
    }

    /** {@return whether the device gives its memory back: bit 1 of the attributes} */
    public boolean canUpload() {
        return (attributes & 2) != 0;
    }

    /** {@return whether the device still answers after it took an image: bit 2 of the attributes} */
    public boolean manifestationTolerant() {
        return (attributes & 4) != 0;
    }

    /** {@return whether the device leaves the bus by itself after DETACH, and must not be reset by the host: bit 3 of the attributes} */
    public boolean willDetach() {
        return (attributes & 8) != 0;
    }

    /** {@return whether the device speaks ST's extension, whose blocks are commands: true for version 0x011a} */
    public boolean isDfuSe() {
        return version == 0x011a;
    }
}
