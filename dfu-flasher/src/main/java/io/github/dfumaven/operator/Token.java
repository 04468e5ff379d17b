// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.operator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** A secret that lets in who knows it: 192 random bits, as letters that an address may have. */
final class Token {

    private static final int BYTES = 24;

    private final String text;

    private Token(String text) {
        this.text = text;
    }

    static Token random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Tells whether a text is the secret, in a time that does not tell how much of it is right. */
    boolean is(String said) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.US_ASCII), said.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the secret itself. */
    String text() {
        return text;
    }
}
