// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.error.Wording;
import java.util.Locale;

/** Spells a component as a parameter in a pom: {@code partSize} is {@code <partSize>}. A word in capitals stays as it is. */
final class PomWording implements Wording {

    static final Wording WORDING = new PomWording();

    private PomWording() {}

    @Override
    public String nameOf(String component) {
        if (component.equals("stacktrace")) {
            return "-e";
        }
        if (component.equals("offset")) { // as gen_esp32part.py calls it
            return "<partitionTableOffset>";
        }
        return component.equals(component.toUpperCase(Locale.ROOT)) ? component : "<" + component + ">";
    }

    @Override
    public String nameOfJob(String job) {
        return "dfu:" + job;
    }
}
