// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.operator;

import io.github.dfumaven.record.AttemptVerdict;
import io.github.dfumaven.station.StationEvent;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a station has done since it was started.
 *
 * @param attempts how many have come out how
 * @param failures how many have failed, by the code of the error
 */
record Tally(Map<AttemptVerdict, Integer> attempts, Map<String, Integer> failures) {

    static final Tally NONE = new Tally(Map.of(), Map.of());

    Tally after(StationEvent.End event) {
        var verdict = event.result().end().verdict();
        var more = new EnumMap<AttemptVerdict, Integer>(AttemptVerdict.class);
        more.putAll(attempts);
        more.merge(verdict, 1, Integer::sum);
        var codes = new TreeMap<>(failures);
        if (verdict == AttemptVerdict.FAILED) {
            codes.merge(event.result().end().errorCode().orElse("unknown"), 1, Integer::sum);
        }
        return new Tally(Collections.unmodifiableMap(more), Collections.unmodifiableMap(codes));
    }

    int of(AttemptVerdict verdict) {
        return attempts.getOrDefault(verdict, 0);
    }

    int others() {
        return attempts.values().stream().mapToInt(count -> count).sum()
                - of(AttemptVerdict.CONFIRMED)
                - of(AttemptVerdict.FAILED);
    }

    /** Returns the part that was confirmed of the attempts with a verdict of the board, as the report counts, or empty. */
    Optional<String> confirmedPart() {
        int told = of(AttemptVerdict.CONFIRMED) + of(AttemptVerdict.FAILED);
        return told == 0
                ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT, "%.1f %%", 100.0 * of(AttemptVerdict.CONFIRMED) / told));
    }
}
