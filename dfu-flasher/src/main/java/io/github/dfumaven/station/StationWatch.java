// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

/** Who looks at a station from elsewhere: there before anything is opened, and told when it has ended. */
public interface StationWatch extends StationListener, AutoCloseable {

    /** Says that the station has ended. */
    @Override
    void close();
}
