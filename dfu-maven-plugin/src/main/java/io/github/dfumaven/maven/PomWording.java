// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.error.Wording;
import java.util.Locale;
import java.util.Map;

/** Spells a component as a parameter in a pom: {@code partSize} is {@code <partSize>}. A word in capitals stays as it is. */
final class PomWording implements Wording {

    static final Wording WORDING = new PomWording();

    /** Components that have other names in a pom, because there they have to say what they are of. */
    private static final Map<String, String> OTHERS = Map.of(
            "stacktrace", "-e",
            "offset", "<partitionTableOffset>", // as gen_esp32part.py calls it
            "size", "<nvsSize>",
            "version", "<nvsVersion>",
            "key", "<nvsKey>");

    private PomWording() {}

    @Override
    public String nameOf(String component) {
        var other = OTHERS.get(component);
        if (other != null) {
            return other;
        }
        return component.equals(component.toUpperCase(Locale.ROOT)) ? component : "<" + component + ">";
    }

    @Override
    public String nameOfJob(String job) {
        return "dfu:" + job;
    }
}
