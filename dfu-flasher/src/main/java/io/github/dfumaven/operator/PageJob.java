// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.operator;

import io.github.dfumaven.station.StationJob;
import io.github.dfumaven.station.StationName;
import io.github.dfumaven.usb.UsbPath;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What the page tells of a station before anything has happened.
 *
 * @param station name of the machine
 * @param image what is flashed, as people call it
 * @param simulated whether the boards are simulated
 * @param count how many boards are wanted, or empty for any number
 * @param slots names of places by their paths, in the order in which they are shown; others are shown when something is there
 */
public record PageJob(String station, String image, boolean simulated, OptionalInt count, Map<UsbPath, String> slots) {

    /** Keeps the order of the slots. */
    public PageJob {
        slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
    }

    /**
     * {@return what there is to tell of a job: a new object}
     *
     * @param name who works
     * @param job what is to be done
     * @param slots names of places by their paths, in the order of the job
     */
    public static PageJob of(StationName name, StationJob job, Map<UsbPath, String> slots) {
        var image = job.artifact()
                .or(() -> job.image().map(Path::getFileName).map(Path::toString))
                .orElse("");
        return new PageJob(name.station(), image, name.simulated(), job.count(), slots);
    }
}
