// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.usb.UsbPath;
import java.time.Instant;

/** What happens at a station. */
public sealed interface StationEvent {

    /** {@return when it happened} */
    Instant time();

    /** What happens to a board, or at its place. */
    sealed interface AtSlot extends StationEvent {

        /** {@return the name of the place} */
        String slot();

        /** {@return where it is} */
        UsbPath path();
    }

    /**
     * Work on a board begins.
     *
     * @param time when
     * @param slot name of the place
     * @param path where it is
     */
    record Begin(Instant time, String slot, UsbPath path) implements AtSlot {}

    /**
     * The board has got its row of the table of boards.
     *
     * @param time when
     * @param slot name of the place
     * @param path where it is
     * @param row key of the row
     * @param board what tells it from others: MAC or serial number
     */
    record Row(Instant time, String slot, UsbPath path, String row, String board) implements AtSlot {}

    /**
     * Something else is done to a board from now on.
     *
     * @param time when
     * @param slot name of the place
     * @param path where it is
     * @param phase what is done
     */
    record Phase(Instant time, String slot, UsbPath path, ProgressListener.Phase phase) implements AtSlot {}

    /**
     * Some of the image is on the board.
     *
     * @param time when
     * @param slot name of the place
     * @param path where it is
     * @param bytes so far, 0 to {@code total}
     * @param total bytes of the image
     */
    record Progress(Instant time, String slot, UsbPath path, long bytes, long total) implements AtSlot {}

    /**
     * Something that people may like to know.
     *
     * @param time when
     * @param slot name of the place
     * @param path where it is
     * @param text one sentence without a full stop
     */
    record Note(Instant time, String slot, UsbPath path, String text) implements AtSlot {}

    /**
     * Work on a board has ended, and what came of it is recorded.
     *
     * @param time when
     * @param slot name of the place
     * @param path where it is
     * @param result what came of it
     * @param counts of the station so far
     */
    record End(Instant time, String slot, UsbPath path, StationResult result, StationCounts counts) implements AtSlot {}

    /**
     * A board was pulled out.
     *
     * @param time when
     * @param slot name of the place
     * @param path where it was
     */
    record Unplugged(Instant time, String slot, UsbPath path) implements AtSlot {}

    /**
     * Something is there that the station does not work on, and somebody has to do something.
     *
     * @param time when
     * @param slot name of the place
     * @param path where it is
     * @param text what it is, without a full stop
     * @param cure what to do
     */
    record Attention(Instant time, String slot, UsbPath path, String text, String cure) implements AtSlot {}

    /**
     * What somebody had to do something about is not there any more.
     *
     * @param time when
     * @param slot name of the place
     * @param path where it was
     */
    record AttentionOver(Instant time, String slot, UsbPath path) implements AtSlot {}

    /**
     * The record cannot be written, so no board is taken until it can.
     *
     * @param time when
     * @param text why, without a full stop
     * @param cure what to do
     */
    record RecordAway(Instant time, String text, String cure) implements StationEvent {}

    /**
     * The record can be written again.
     *
     * @param time when
     */
    record RecordBack(Instant time) implements StationEvent {}

    /**
     * The bus cannot be looked at.
     *
     * @param time when
     * @param text why, without a full stop
     * @param cure what to do
     */
    record BusAway(Instant time, String text, String cure) implements StationEvent {}

    /**
     * The bus can be looked at again.
     *
     * @param time when
     */
    record BusBack(Instant time) implements StationEvent {}

    /**
     * No further board is taken.
     *
     * @param time when
     * @param why what ends the station
     * @param counts of the station so far
     */
    record Ending(Instant time, StationEnd.Reason why, StationCounts counts) implements StationEvent {}
}
