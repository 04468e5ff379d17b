// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flashmap;

import java.util.Locale;

/** What a part of the flash is for, as its colour tells. */
enum Colour {
    // spotless:off
    //                                    light      dark
    BOOTLOADER("bootloader",             "#8250df", "#a371f7"),
    TABLE     ("partition table",        "#bf3989", "#e275ad"),
    APP       ("app",                    "#0969da", "#4493f8"),
    FILES     ("files",                  "#1a7f37", "#3fb950"),
    DATA      ("settings and other data","#bc4c00", "#e0823d"),
    UNUSED    ("not in use",             "#8c959f", "#6e7681");
    // spotless:on

    private final String words;
    private final String light;
    private final String dark;

    Colour(String words, String light, String dark) {
        this.words = words;
        this.light = light;
        this.dark = dark;
    }

    String words() {
        return words;
    }

    String light() {
        return light;
    }

    String dark() {
        return dark;
    }

    /** Returns the name of the class in the style sheet. */
    String id() {
        return "c-" + name().toLowerCase(Locale.ROOT);
    }
}
