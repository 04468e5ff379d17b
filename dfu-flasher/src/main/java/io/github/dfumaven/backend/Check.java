// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

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

    /**
     * Returns that something is as it should be.
     *
     * @param text what
     * @return without a cure
     */
    public static Check ok(String text) {
        return new Check(Finding.OK, text, "");
    }

    /**
     * Returns something that is worth knowing.
     *
     * @param text what
     * @return without a cure
     */
    public static Check note(String text) {
        return new Check(Finding.NOTE, text, "");
    }

    /**
     * Returns what keeps a board from being flashed.
     *
     * @param text what
     * @param cure what to do about it
     * @return with that cure
     */
    public static Check problem(String text, String cure) {
        return new Check(Finding.PROBLEM, text, cure);
    }

    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
