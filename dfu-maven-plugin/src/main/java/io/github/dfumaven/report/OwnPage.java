// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.report;

/** A page that needs nothing else, where there is no site: no script, no font, no skin. */
public final class OwnPage {

    // The reader of Maven's plugin tools does not know text blocks.
    private static final String HEAD = String.join(
            "\n",
            "<!DOCTYPE html>",
            "<html lang=\"en\">",
            "<head>",
            "<meta charset=\"utf-8\" />",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />",
            "<title>" + FirmwareReport.TITLE + "</title>",
            "<style>",
            ":root { color-scheme: light dark }",
            "body { font-family: system-ui, sans-serif; line-height: 1.5; max-width: 72em; margin: 2em auto; padding: 0 1em }",
            "table { border-collapse: collapse }",
            "th, td { border-bottom: 1px solid #8886; padding: 0.3em 0.7em; vertical-align: top }",
            "</style>",
            "</head>",
            "<body>",
            "");

    private OwnPage() {}

    /**
     * Returns a whole page.
     *
     * @param sections what stands in it, in HTML
     * @return HTML that is well-formed XML, too
     */
    public static String of(String sections) {
        return HEAD + sections + "</body>\n</html>\n";
    }
}
