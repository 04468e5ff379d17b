// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

/** Passes events of several threads on, one after the other. */
final class OneAtATime implements StationListener {

    private final StationListener listener;

    OneAtATime(StationListener listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void on(StationEvent event) {
        listener.on(event);
    }
}
