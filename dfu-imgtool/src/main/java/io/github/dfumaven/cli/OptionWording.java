// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import io.github.dfumaven.error.Wording;
import java.util.Locale;

/**
 * Spells a component as an option: {@code partSize} is {@code --part-size}; a job is a command of dfu-imgtool. A word in capitals, such as {@code ADDRESS}
 * or the name of an environment variable, stays as it is.
 */
public final class OptionWording implements Wording {

    /** Creates the wording. */
    public OptionWording() {}

    @Override
    public String nameOf(String component) {
        if (component.equals(component.toUpperCase(Locale.ROOT))) {
            return component;
        }
        return "--" + component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    @Override
    public String nameOfJob(String job) {
        return "dfu-imgtool " + job;
    }
}
