// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import io.github.dfumaven.time.Sleeper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends what somebody types to the board, on a thread of its own: a board that takes nothing must not keep us from hearing it.
 * It reads only what is there, so that it is never stuck in a read that outlasts the monitor, and only while there is a port.
 * Input that fails from the start is none, as when standard input is closed; what fails later was a terminal.
 */
final class TypedInput implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final InputStream in;
    private Optional<SerialLink> link = Optional.empty();
    private boolean isOver;
    private boolean isHungUp;

    private TypedInput(InputStream in) {
        this.in = in;
    }

    /** Begins to read. */
    static TypedInput from(InputStream in) {
        var input = new TypedInput(in);
        var thread = new Thread(input::run, "dfu monitor input");
        thread.setDaemon(true);
        thread.start();
        return input;
    }

    /** Says where it is to go from now on, if anywhere. */
    synchronized void to(Optional<SerialLink> open) {
        link = open;
    }

    private synchronized Optional<SerialLink> link() {
        return link;
    }

    private synchronized boolean isOver() {
        return isOver;
    }

    /** Tells whether there was somebody who could type, whose terminal has been closed. */
    synchronized boolean isHungUp() {
        return isHungUp;
    }

    private synchronized void hangUp() {
        isHungUp = true;
    }

    @Override
    public synchronized void close() {
        isOver = true;
        link = Optional.empty();
    }

    private void run() {
        boolean worked = false;
        try {
            while (!isOver()) {
                int count = in.available();
                worked = true;
                var open = link();
                if (count > 0 && open.isPresent()) {
                    open.get().write(in.readNBytes(count));
                } else {
                    Sleeper.REAL.sleep(POLL);
                }
            }
        } catch (IOException e) {
            if (worked) {
                hangUp();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
