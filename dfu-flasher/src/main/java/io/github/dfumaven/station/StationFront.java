// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import io.github.dfumaven.backend.OpenBus;
import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.record.Records;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a station needs of the program that runs it, in the order in which it is asked. */
public interface StationFront {

    /**
     * {@return the image with some coordinates: its file}
     *
     * @param artifact {@code groupId:artifactId:version}
     * @throws IOException if it is not found
     */
    Path artifact(String artifact) throws IOException;

    /**
     * Tells what somebody should look at before boards come.
     *
     * @param warnings of the image, the values and the table
     */
    void warn(List<Problem> warnings);

    /**
     * {@return who looks at the station from elsewhere: closed by the station, when it has ended}
     *
     * @param name who works
     * @param job what is to be done
     * @param slots names of places by their paths, in the order of the job
     * @throws IOException if nobody can look at it in the way that the user wants
     */
    StationWatch watch(StationName name, StationJob job, Map<UsbPath, String> slots) throws IOException;

    /**
     * {@return the bus that the user means: closed by the station}
     *
     * @param setup what simulated boards are like unless the user says otherwise
     * @throws IOException if it cannot be reached
     */
    OpenBus open(SimulatedSetup setup) throws IOException;

    /**
     * {@return who hears what happens: a listener for this station}
     *
     * @param records where it is recorded, which goes on to be the station's own
     */
    StationListener listener(Records records);

    /**
     * Tells that somebody has pressed Ctrl-C.
     *
     * @param words what comes of it: a line for people
     */
    void stopping(String words);

    /**
     * Tells how it has ended, before the program may end.
     *
     * @param end how
     */
    void end(StationEnd end);
}
