// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.text;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.util.Locale;

/** Makes messages of their parts, and keeps them short whatever a file says: each text in them, and the whole. */
public final class Messages {

    /** The most characters of one text that came from outside: 200, so that most paths stay whole. */
    private static final int LONGEST_TEXT = 200;

    private static final int LONGEST_MESSAGE = 4000;

    private Messages() {}

    /**
     * {@return a message, in no locale: at most 4000 characters, and how long it would have been}
     *
     * @param format as for {@link String#format}
     * @param args what goes into it; texts are cut at 200 characters
     */
    @FormatMethod
    public static String format(@FormatString String format, Object... args) {
        var cut = new Object[args.length];
        for (int n = 0; n < args.length; n++) {
            cut[n] = args[n] instanceof CharSequence text ? shorten(text.toString(), LONGEST_TEXT) : args[n];
        }
        return shorten(String.format(Locale.US, format, cut), LONGEST_MESSAGE);
    }

    /**
     * {@return a text that came from outside, as messages show it: its first 200 characters, and how long it is}
     *
     * @param text any text
     */
    public static String shorten(String text) {
        return shorten(text, LONGEST_TEXT);
    }

    private static String shorten(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "… (" + text.length() + " characters)";
    }
}
