// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.fault;

/** What can be wrong with any request, whatever it is about. */
public final class RequestError {

    /** A number is not spelled as one, or is out of its range. */
    public static final RequestErrorCode BAD_NUMBER = new RequestErrorCode(
            "bad-number", "Write a number in decimal, in hexadecimal with 0x, or with K or M for multiples of 1024.");
    /** The text is no duration. */
    public static final RequestErrorCode BAD_DURATION = new RequestErrorCode(
            "bad-duration", "Write seconds, or a number with ms, s or m, for example 500ms, 30s or 2m.");

    private RequestError() {}
}
