// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flashmap;

/** The style sheet of a map: plain classes, because not every viewer knows variables, and a second set for dark pages. */
final class StyleSheet {

    private StyleSheet() {}

    static String text() {
        var css = new StringBuilder("<style>\n")
                .append("text { font: 13px system-ui, -apple-system, \"Segoe UI\", Roboto, sans-serif; }\n")
                .append(".h { font-size: 22px; font-weight: 650; }\n")
                .append(".s { font-size: 14px; }\n")
                .append(".n { font-size: 15px; font-weight: 650; }\n")
                .append(
                        ".a { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, \"DejaVu Sans Mono\", monospace; }\n")
                .append(".e { text-anchor: end; }\n")
                .append(".t { font-size: 11px; }\n")
                .append(".b { font-weight: 650; }\n");
        theme(css, "", "#ffffff", "#1f2328", "#59636e", "#d1d9e0", "#cf222e", false);
        css.append("@media (prefers-color-scheme: dark) {\n");
        theme(css, "  ", "#0d1117", "#f0f6fc", "#9198a1", "#3d444d", "#f85149", true);
        return css.append("}\n</style>").toString();
    }

    private static void theme(
            StringBuilder css,
            String indent,
            String paper,
            String ink,
            String faint,
            String line,
            String bad,
            boolean dark) {
        rule(css, indent, ".paper", "fill: " + paper);
        rule(css, indent, ".ink", "fill: " + ink);
        rule(css, indent, ".faint", "fill: " + faint);
        rule(css, indent, ".bad", "fill: " + bad);
        rule(css, indent, ".line", "stroke: " + line + "; stroke-width: 1; fill: none");
        rule(css, indent, ".hatch", "stroke: " + line + "; stroke-width: 1.5");
        for (var colour : Colour.values()) {
            rule(css, indent, "." + colour.id(), "fill: " + (dark ? colour.dark() : colour.light()));
        }
    }

    private static void rule(StringBuilder css, String indent, String selector, String declarations) {
        css.append(indent).append(selector).append(" { ").append(declarations).append("; }\n");
    }
}
