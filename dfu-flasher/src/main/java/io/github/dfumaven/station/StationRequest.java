// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import io.github.dfumaven.backend.Backend;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a user wants of a station.
 *
 * @param job file of the job
 * @param records where it is recorded, a file or a JDBC address; null for the usual file beside the job
 * @param base where a file of {@code records} is that has a relative name
 * @param hook a program that is told of each result, or null
 * @param usb where the boards are
 * @param tool which program runs it, with its version
 */
public record StationRequest(
        Path job,
        @Nullable String records,
        Path base,
        @Nullable String hook,
        Backend usb,
        String tool) {}
