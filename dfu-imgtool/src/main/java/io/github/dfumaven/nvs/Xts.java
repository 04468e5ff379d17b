// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.bytes.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in the mode XTS for data units of whole blocks, made of the block cipher of the JDK, which has no XTS.
 *
 * @see <a href="https://doi.org/10.1109/IEEESTD.2019.8637988">IEEE 1619-2018, XTS-AES</a>
 */
final class Xts {

    private static final int BLOCK = 16;

    /** What x to the 128th is in the field of XTS. */
    private static final int POLYNOMIAL = 0x87;

    private final SecretKeySpec dataKey;
    private final SecretKeySpec tweakKey;

    Xts(Bytes dataKey, Bytes tweakKey) {
        this.dataKey = new SecretKeySpec(dataKey.toByteArray(), "AES");
        this.tweakKey = new SecretKeySpec(tweakKey.toByteArray(), "AES");
    }

    /** Encrypts whole blocks; {@code number} is that of the data unit. */
    Bytes encrypt(Bytes plain, long number) {
        return apply(blockCipher(Cipher.ENCRYPT_MODE, dataKey), plain, number);
    }

    Bytes decrypt(Bytes encrypted, long number) {
        return apply(blockCipher(Cipher.DECRYPT_MODE, dataKey), encrypted, number);
    }

    private Bytes apply(Cipher cipher, Bytes data, long number) {
        var tweak = crypt(
                blockCipher(Cipher.ENCRYPT_MODE, tweakKey),
                ByteBuffer.allocate(BLOCK)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(number)
                        .array());
        var out = data.toByteArray();
        for (int at = 0; at < out.length; at += BLOCK) {
            var block = new byte[BLOCK];
            for (int n = 0; n < BLOCK; n++) {
                block[n] = (byte) (out[at + n] ^ tweak[n]);
            }
            block = crypt(cipher, block);
            for (int n = 0; n < BLOCK; n++) {
                out[at + n] = (byte) (block[n] ^ tweak[n]);
            }
            multiplyByX(tweak);
        }
        return Bytes.copyOf(out);
    }

    private static void multiplyByX(byte[] tweak) {
        int carry = 0;
        for (int n = 0; n < BLOCK; n++) {
            int shifted = (tweak[n] & 0xff) << 1 | carry;
            tweak[n] = (byte) shifted;
            carry = shifted >>> 8;
        }
        if (carry != 0) {
            tweak[0] ^= (byte) POLYNOMIAL;
        }
    }

    private static byte[] crypt(Cipher cipher, byte[] block) {
        try {
            return cipher.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES of one block failed", e);
        }
    }

    @SuppressWarnings("InsecureCryptoUsage") // ECB of single blocks is what XTS is made of
    private static Cipher blockCipher(int mode, SecretKeySpec key) {
        try {
            var cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(mode, key);
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES", e);
        }
    }
}
