// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.bytes.Bytes;
import java.util.Optional;

/**
 * How a block of a secure boot signature was made.
 *
 * @see <a href="https://docs.espressif.com/projects/esp-idf/en/stable/esp32s3/security/secure-boot-v2.html">ESP-IDF,
 *     secure boot v2, signature block format</a>
 */
public enum SignatureScheme {
    // spotless:off
    //                                                              block   hash    key  key   SHA-
    //                                                              version field   from to    bits
    /** RSA-3072 with PSS.           */ RSA_3072  ("RSA-3072",       2,      0,      36,  812,  256),
    /** ECDSA over the curve P-192.  */ ECDSA_P192("ECDSA-P192",     3,      0,      36,  101,  256),
    /** ECDSA over the curve P-256.  */ ECDSA_P256("ECDSA-P256",     3,      0,      36,  101,  256),
    /** ECDSA over the curve P-384.  */ ECDSA_P384("ECDSA-P384",     3,      1,      52,  149,  384);
    // spotless:on

    private final String label;
    private final int blockVersion;
    private final int hashField;
    private final int keyFrom;
    private final int keyTo;
    private final int hashBits;

    SignatureScheme(String label, int blockVersion, int hashField, int keyFrom, int keyTo, int hashBits) {
        this.label = label;
        this.blockVersion = blockVersion;
        this.hashField = hashField;
        this.keyFrom = keyFrom;
        this.keyTo = keyTo;
        this.hashBits = hashBits;
    }

    static Optional<SignatureScheme> of(Bytes block) {
        int hashField = block.u8(2);
        for (var scheme : values()) {
            boolean curveFits = scheme.hashField == hashField && scheme.curve() == block.u8(scheme.keyFrom);
            if (scheme.blockVersion == block.u8(1) && (scheme == RSA_3072 || curveFits)) {
                return Optional.of(scheme);
            }
        }
        return Optional.empty();
    }

    private int curve() {
        return switch (this) {
            case RSA_3072 -> 0;
            case ECDSA_P192 -> 1;
            case ECDSA_P256 -> 2;
            case ECDSA_P384 -> 3;
        };
    }

    int hashSize() {
        return hashBits / 8;
    }

    String hashAlgorithm() {
        return "SHA-" + hashBits;
    }

    /** Returns the part of a block whose SHA-256 is burnt into the chip. */
    Bytes key(Bytes block) {
        return block.slice(keyFrom, keyTo);
    }

    /** Returns such as {@code RSA-3072}. */
    @Override
    public String toString() {
        return label;
    }
}
