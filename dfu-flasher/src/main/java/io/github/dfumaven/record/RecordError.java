// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import io.github.dfumaven.fault.DeviceErrorCode;
import io.github.dfumaven.fault.FormatErrorCode;
import io.github.dfumaven.fault.RequestErrorCode;
import io.github.dfumaven.fault.SystemErrorCode;

/** What can go wrong with the record of a station, and with the rows in it. */
final class RecordError {

    /** The database cannot be reached, or does not take what is written: its disk may be full. */
    static final SystemErrorCode RECORD_UNAVAILABLE = new SystemErrorCode(
            "record-unavailable",
            "Start the database, or see to its disk and to the rights on it; a station goes on by itself then.");
    /** The database was made, or changed, by a newer version of this program. */
    static final SystemErrorCode RECORD_NEWER = new SystemErrorCode(
            "record-newer",
            "Install that version of the tools on every station, or give another database with {records}.");
    /** A report or a row is wanted of a record that is not there. */
    static final SystemErrorCode NO_RECORD =
            new SystemErrorCode("no-record", "Name the station's database with {records}.");
    /** The address of a database is none that is known. */
    static final RequestErrorCode BAD_RECORDS_ADDRESS = new RequestErrorCode(
            "bad-records-address",
            "Write {records} as a file, or as jdbc:postgresql://HOST/DATABASE?user=NAME&password=...");
    /** A row that was given to a board has other values in the table of boards now. */
    static final FormatErrorCode ROW_CHANGED = new FormatErrorCode(
            "row-changed",
            "Put the values back that the row had when it was given to a board, and add a row for what is new.");
    /** The board has a row already, and has confirmed it. */
    static final DeviceErrorCode BOARD_ALREADY_DONE = new DeviceErrorCode(
            "board-already-done",
            "Take the board off: it is finished. To flash it again, use flash with {values}, {boards} and {board}.");
    /** Two boards at the same station call themselves alike, so that it cannot be told which one a row is for. */
    static final DeviceErrorCode BOARD_TWICE = new DeviceErrorCode(
            "board-twice", "Take both boards off, and find out why their chips tell the same MAC or serial number.");
    /** All rows of the table of boards are given to boards. */
    static final DeviceErrorCode NO_FREE_ROW =
            new DeviceErrorCode("no-free-row", "Add rows to the table of boards, and start the station again.");
    /** The day from which on a report is wanted is none. */
    static final RequestErrorCode BAD_DATE = new RequestErrorCode(
            "bad-date", "Write a day such as 2026-11-30, or a moment such as 2026-11-30T08:00:00Z.");
    /** There is no such row in the record. */
    static final RequestErrorCode NO_SUCH_ROW = new RequestErrorCode(
            "no-such-row", "Name a row as the report lists it, and its table if there are several.");
    /** A row cannot be taken away from its board. */
    static final RequestErrorCode ROW_NOT_GIVEN_BACK = new RequestErrorCode(
            "row-not-given-back",
            "Only a row that is kept for a board can be given back; with {force} also one of a station that has died.");

    private RecordError() {}
}
