// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.text;

/** Words from files in a page or a picture: that they stay words. */
public final class Markup {

    private Markup() {}

    /**
     * Returns a text that may stand between tags and in quoted attributes of HTML, SVG and other XML.
     *
     * @param words anything, such as a name from a file
     * @return the same words in one line, each character that is not harmless replaced by U+FFFD
     */
    public static String escape(String words) {
        return TextWidth.harmless(words)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
