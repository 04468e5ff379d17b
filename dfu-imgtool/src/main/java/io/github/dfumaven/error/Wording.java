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
    // No lambda: Java 25 caches none of an interface with default methods and an initializer.
    @SuppressWarnings("UnnecessaryAnonymousClass")
    Wording PLAIN = new Wording() {
        @Override
        public String nameOf(String component) {
            return component;
        }
    };

    /**
     * {@return how the front end calls the component: the words its user knows it by}
     *
     * @param component the name of a component of a request record, in camel case
     */
    String nameOf(String component);

    /**
     * Returns how the front end calls a job that images are built and looked at with.
     *
     * @param job the name of a subcommand of the image tool, which is that of a goal
     * @return the words its user starts it by; the job's own name unless the front end has another
     */
    default String nameOfJob(String job) {
        return job;
    }

    /**
     * Returns {@code hint} with every component in braces, and every job in braces with {@code ()} behind it, replaced by the front end's name for it.
     *
     * @param hint a sentence of an {@link ErrorCode}
     * @return the sentence as the user reads it
     */
    default String spell(String hint) {
        return Pattern.compile("\\{([a-z][A-Za-z]*)(\\(\\))?}")
                .matcher(hint)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(2) == null ? nameOf(match.group(1)) : nameOfJob(match.group(1))));
    }
}
