// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.device;

/**
 * One thing that was looked at on the way to a device, or at the device itself.
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
     * {@return that something is as it should be: without a cure}
     *
     * @param text what
     */
    public static Check ok(String text) {
        return new Check(Finding.OK, text, "");
    }

    /**
     * {@return something that is worth knowing: without a cure}
     *
     * @param text what
     */
    public static Check note(String text) {
        return new Check(Finding.NOTE, text, "");
    }

    /**
     * {@return what keeps a board from being flashed: with that cure}
     *
     * @param text what
     * @param cure what to do about it
     */
    public static Check problem(String text, String cure) {
        return new Check(Finding.PROBLEM, text, cure);
    }
}
