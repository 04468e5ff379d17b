// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a station is to do. Files are as they are found from the folder of the job.
 *
 * @param file the job itself
 * @param image the image for all boards, if it is a file
 * @param artifact the image for all boards, if it has Maven coordinates: {@code groupId:artifactId:version}
 * @param sha256 of the image, in lower-case hexadecimal digits, or empty if any will do
 * @param target ESP-IDF's name of the chip that the image has to be for, or empty
 * @param boards the table of boards, or empty
 * @param values the NVS values that each board gets, or empty
 * @param slots names of places by their paths, as they are written; if there are any, boards elsewhere are left alone
 * @param count how many boards to flash, or empty for any number
 * @param stopAfterFailures how many failures in a row end the station, or empty for never
 * @param run whether to start the application of each board
 */
public record StationJob(
        Path file,
        Optional<Path> image,
        Optional<String> artifact,
        Optional<String> sha256,
        Optional<String> target,
        Optional<Path> boards,
        Optional<Path> values,
        Map<String, String> slots,
        OptionalInt count,
        OptionalInt stopAfterFailures,
        boolean run) {

    public StationJob {
        slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
    }

    /** {@return where files of the job are looked for: the folder in which it is} */
    public Path folder() {
        return folder(file);
    }

    static Path folder(Path job) {
        var parent = job.toAbsolutePath().getParent();
        return parent == null ? job.toAbsolutePath() : parent;
    }

    /** {@return what the record calls the image: the path as it was found, or the coordinates} */
    public String imageName() {
        return artifact.or(() -> image.map(Path::toString)).orElse("");
    }
}
