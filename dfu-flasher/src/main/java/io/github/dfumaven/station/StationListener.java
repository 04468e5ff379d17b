// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

/** Hears what happens at a station; is called from several threads, one at a time. */
@FunctionalInterface
public interface StationListener {

    /**
     * Is told of an event.
     *
     * @param event what has happened
     */
    void on(StationEvent event);
}
