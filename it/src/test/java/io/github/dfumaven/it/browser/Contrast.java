// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.browser;

/** How well words stand out from what is behind them, as WCAG 2.1 counts it. */
public final class Contrast {

    private static final String SCRIPT = """
            (() => {
              const channel = c => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
              const light = rgb => 0.2126 * channel(rgb[0]) + 0.7152 * channel(rgb[1]) + 0.0722 * channel(rgb[2]);
              const parse = text => (text.match(/[\\d.]+/g) || []).map(Number);
              const behind = element => {
                for (let e = element; e; e = e.parentElement) {
                  const rgb = parse(getComputedStyle(e).backgroundColor);
                  if (rgb.length === 3 || rgb[3] === 1) return rgb;
                }
                return [255, 255, 255];
              };
              const contrast = element => {
                const a = light(parse(getComputedStyle(element).color)), b = light(behind(element));
                return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
              };
              const words = document.querySelectorAll('SELECTOR');
              return Math.min(21.5, ...[...words].filter(e => !e.hidden && e.textContent.trim()).map(contrast)) + 1e-9;
            })()""";

    private Contrast() {}

    /**
     * {@return an expression of JavaScript: the lowest contrast on a page, 1 to 21}
     *
     * @param selector which elements have the words
     */
    public static String lowest(String selector) {
        return SCRIPT.replace("SELECTOR", selector);
    }
}
