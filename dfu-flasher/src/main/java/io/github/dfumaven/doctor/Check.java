// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.doctor;

/**
 * One thing that was looked at.
 *
 * @param finding what was found
 * @param text what it is about, with the numbers and the place, in one line
 * @param cure what to do about it, one sentence or more; empty when nothing is to be done
 */
public record Check(Finding finding, String text, String cure) {

    /** What a look can find. */
    public enum Finding {
        /** It is as it should be. */
        OK,
        /** It is worth knowing, and in nobody's way. */
        NOTE,
        /** It keeps a board from being flashed. */
        PROBLEM
    }

    static Check ok(String text) {
        return new Check(Finding.OK, text, "");
    }

    static Check note(String text) {
        return new Check(Finding.NOTE, text, "");
    }

    static Check problem(String text, String cure) {
        return new Check(Finding.PROBLEM, text, cure);
    }
}
