// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Something that a report has of each attempt.
 *
 * @param id name of the column, or of the member
 * @param reader finds it: a text, a number, a truth, or an {@link Optional} of those
 */
record AttemptField(String id, Function<AttemptLine, Object> reader) {

    /** All of them, in the order in which they are written. */
    static final List<AttemptField> ALL = List.of(
            new AttemptField("time", line -> Times.text(line.attempt().began())),
            new AttemptField("station", line -> line.attempt().station()),
            new AttemptField("slot", line -> line.attempt().slot()),
            new AttemptField("path", line -> line.attempt().path()),
            new AttemptField("mac", line -> line.attempt().mac()),
            new AttemptField("serial", line -> line.attempt().serial()),
            new AttemptField("target", line -> line.attempt().target()),
            new AttemptField("image", line -> line.attempt().image()),
            new AttemptField("imageSha256", line -> line.attempt().imageSha256()),
            new AttemptField("flashedSha256", AttemptLine::flashedSha256),
            new AttemptField("table", AttemptLine::table),
            new AttemptField("row", AttemptLine::row),
            new AttemptField("verdict", line -> line.verdict().map(AttemptVerdict::id)),
            new AttemptField("error", AttemptLine::errorCode),
            new AttemptField("message", AttemptLine::message),
            new AttemptField("millis", line -> boxed(line.millis())),
            new AttemptField("retries", line -> boxed(line.retries())),
            new AttemptField("tool", line -> line.attempt().tool()),
            new AttemptField("simulated", line -> line.attempt().simulated()));

    Optional<?> of(AttemptLine line) {
        var found = reader.apply(line);
        return found instanceof Optional<?> perhaps ? perhaps : Optional.of(found);
    }

    private static Optional<Long> boxed(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }
}
