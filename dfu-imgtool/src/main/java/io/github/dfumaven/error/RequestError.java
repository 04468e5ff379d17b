// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.error;

/** What can be wrong with any request, whatever it is about. */
public enum RequestError implements RequestErrorCode {
    /** A number is not spelled as one, or is out of its range. */
    BAD_NUMBER("Write a number in decimal, in hexadecimal with 0x, or with K or M for multiples of 1024.");

    private final String hint;

    RequestError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
