// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

/** Hears what a board prints, and what becomes of its port. On the thread that runs the monitor. */
public interface MonitorListener {

    /**
     * A part of a line was printed, and more of it may come: a prompt, for example. It is harmless to a terminal.
     *
     * @param text what goes behind what the line has already
     */
    void part(String text);

    /** The line ends to which the last parts belonged. */
    void end();

    /**
     * Something happened that the board did not print: its port has left, or is back.
     *
     * @param text one sentence without a full stop
     */
    void note(String text);
}
