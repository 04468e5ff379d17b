// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.boardtable;

import io.github.dfumaven.fault.DeviceErrorCode;
import io.github.dfumaven.fault.FormatErrorCode;
import io.github.dfumaven.fault.RequestErrorCode;
import io.github.dfumaven.fault.WarningCode;

/** What can be wrong with a table of boards, and with what is made of it. */
final class BoardTableError {

    /** The table does not begin with the names of its columns, or one of them cannot be a name. */
    static final FormatErrorCode BOARDS_HEADER = new FormatErrorCode(
            "boards-header",
            "Make the first line the names of the columns, each another one, without $, { } and =; no column is called mac,"
                    + " serial, path or date.");
    /** A row has more or fewer fields than there are columns. */
    static final FormatErrorCode BOARDS_ROW = new FormatErrorCode(
            "boards-row", "Give the row a field for every column; a field with a comma goes in double quotes.");
    /** Two rows cannot be told apart by the first column, or one has nothing there. */
    static final FormatErrorCode BOARDS_KEY = new FormatErrorCode(
            "boards-key", "Write into the first column what no other row has, such as the number of the board.");
    /** The table has no row. */
    static final FormatErrorCode BOARDS_EMPTY =
            new FormatErrorCode("boards-empty", "Write a row for each board below the names of the columns.");
    /** No row, or more than one, is the one that is meant. */
    static final RequestErrorCode BAD_BOARD_ROW = new RequestErrorCode(
            "bad-board-row", "Give the number of a row, from 1, or a column and what it holds: column=value.");
    /** A board is to get values of its own, but the image has no place for them, or more than one. */
    static final FormatErrorCode NO_PLACE_FOR_VALUES = new FormatErrorCode(
            "no-place-for-values",
            "Build the image with a partition table that has a partition of type data and subtype nvs; if it has several,"
                    + " name the file of the values like the one that is meant, such as nvs.csv.");
    /** One of the table, the row and the values is missing. */
    static final RequestErrorCode BOARD_INCOMPLETE = new RequestErrorCode(
            "board-incomplete",
            "Give {values} with what the board is to hold, and {boards} and {board} together or neither of them.");
    /** The image leaves out what the board is to hold already. */
    static final FormatErrorCode VALUES_NEED_WHOLE_IMAGE =
            new FormatErrorCode("values-need-whole-image", "Give the whole image, as {create()} makes it.");
    /** The image brings data for the partition that gets the values of the board. */
    static final WarningCode VALUES_REPLACE = new WarningCode(
            "values-replace",
            "Leave the partition out of the image that all boards share, if nothing of it is needed.");
    /** The values ask for something that this board does not tell of itself. */
    static final DeviceErrorCode BOARD_DOES_NOT_TELL = new DeviceErrorCode(
            "board-does-not-tell",
            "Take it from the table of boards; most ESP chips tell their MAC, and each place has a path.");

    private BoardTableError() {}
}
