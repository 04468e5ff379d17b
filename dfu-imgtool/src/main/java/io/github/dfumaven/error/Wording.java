// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.error;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a front end spells the components of a request: {@code partSize} is {@code --part-size} on the command line and
 * {@code <partSize>} in a pom.
 */
@FunctionalInterface
public interface Wording {

    /** The spelling of the library itself: the component's own name. */
    Wording PLAIN = component -> component;

    /**
     * Returns how the front end calls the component.
     *
     * @param component the name of a component of a request record, in camel case
     * @return the words its user knows it by
     */
    String nameOf(String component);

    /**
     * Returns {@code hint} with every component in braces replaced by the front end's name for it.
     *
     * @param hint a sentence of an {@link ErrorCode}
     * @return the sentence as the user reads it
     */
    default String spell(String hint) {
        return Holder.COMPONENT.matcher(hint).replaceAll(match -> Matcher.quoteReplacement(nameOf(match.group(1))));
    }

    /** Keeps the compiled pattern out of the interface's own constants. */
    final class Holder {
        private static final Pattern COMPONENT = Pattern.compile("\\{([a-z][A-Za-z]*)}");

        private Holder() {}
    }
}
