// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.words;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.fault.RequestError;
import java.time.Duration;
import java.util.regex.Pattern;

/** Durations as people write them. */
public final class Durations {

    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|)");

    private Durations() {}

    /**
     * Reads the limit of a wait, as {@link #parse} does. None is no limit: to most of what waits, 0 is forever.
     *
     * @param component the component it is for, named in the error
     * @param text what the user wrote
     * @return more than zero
     * @throws InvalidRequestException if the text is no duration, or zero
     */
    public static Duration limit(String component, String text) throws InvalidRequestException {
        var limit = parse(component, text);
        if (limit.isZero()) {
            throw RequestError.BAD_DURATION.about(component, text, "is no time at all, but has to be longer than 0");
        }
        return limit;
    }

    /**
     * Reads a duration: {@code 500ms}, {@code 30s}, {@code 2m}, or bare seconds.
     *
     * @param component the component it is for, named in the error
     * @param text what the user wrote
     * @return zero or more
     * @throws InvalidRequestException if the text is no duration
     */
    public static Duration parse(String component, String text) throws InvalidRequestException {
        var match = SYNTAX.matcher(text.strip());
        if (!match.matches()) {
            throw RequestError.BAD_DURATION.about(component, text, "is no duration");
        }

        long number = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
