// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dfuse;

import io.github.dfumaven.bytes.Bytes;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A header that some makers' boot loaders want in front of the content. It is part of what is sent to the device.
 *
 * <pre>
 * TI Stellaris and Tiva, 8 bytes          NXP LPC, 16 bytes
 *   2  01 00                                2  1a 3f, of which the low six bits count
 *   2  address / 1024                       2  length in units of 512 bytes
 *   4  length without this prefix           8  zeros
 *                                           4  ff ff ff ff
 * </pre>
 *
 * @param kind whose prefix it is
 * @param address where in flash the content goes, or empty if the prefix does not say
 * @param length bytes of content as stated; for NXP rounded up to a multiple of 512
 * @see <a href="https://dfu-util.sourceforge.net/">dfu-util, dfu-prefix</a>
 */
public record PayloadPrefix(Kind kind, OptionalLong address, long length) {

    /** Whose prefix it is. */
    public enum Kind {
        /** TI Stellaris and Tiva. */
        TI(8),
        /** NXP LPC, not encrypted. */
        NXP(16);

        private final int size;

        Kind(int size) {
            this.size = size;
        }

        /** {@return how long the prefix is: 8 or 16 bytes} */
        public int size() {
            return size;
        }
    }

    /**
     * {@return the prefix that a payload starts with: the prefix, or empty if there is none; that of TI counts only if its length is right}
     *
     * @param payload a DFU file without its suffix
     */
    public static Optional<PayloadPrefix> find(Bytes payload) {
        return ti(payload).or(() -> nxp(payload));
    }

    private static Optional<PayloadPrefix> ti(Bytes payload) {
        int size = Kind.TI.size();
        if (payload.length() < size || payload.u16le(0) != 0x0001 || payload.u32le(4) != payload.length() - size) {
            return Optional.empty();
        }
        return Optional.of(new PayloadPrefix(Kind.TI, OptionalLong.of(payload.u16le(2) * 1024L), payload.u32le(4)));
    }

    private static Optional<PayloadPrefix> nxp(Bytes payload) {
        if (payload.length() < Kind.NXP.size() || (payload.u8(0) & 0x3f) != 0x1a || (payload.u8(1) & 0x3f) != 0x3f) {
            return Optional.empty();
        }
        return Optional.of(new PayloadPrefix(Kind.NXP, OptionalLong.empty(), payload.u16le(2) * 512L));
    }
}
