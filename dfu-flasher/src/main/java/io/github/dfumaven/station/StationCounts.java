// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import io.github.dfumaven.record.AttemptVerdict;

/**
 * What a station has done since it was started.
 *
 * @param confirmed boards that hold the image
 * @param failed attempts that failed
 * @param others attempts that were refused or broken off
 * @param failedInARow attempts that failed since the last one that did not
 */
public record StationCounts(int confirmed, int failed, int others, int failedInARow) {

    static final StationCounts NONE = new StationCounts(0, 0, 0, 0);

    StationCounts with(AttemptVerdict verdict) {
        return switch (verdict) {
            case CONFIRMED -> new StationCounts(confirmed + 1, failed, others, 0);
            case FAILED -> new StationCounts(confirmed, failed + 1, others, failedInARow + 1);
            case REFUSED, INTERRUPTED, ABANDONED -> new StationCounts(confirmed, failed, others + 1, failedInARow);
        };
    }
}
