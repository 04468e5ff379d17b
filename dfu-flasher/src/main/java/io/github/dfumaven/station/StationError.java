// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import io.github.dfumaven.fault.DeviceErrorCode;
import io.github.dfumaven.fault.FormatErrorCode;
import io.github.dfumaven.fault.RequestErrorCode;
import io.github.dfumaven.fault.SystemErrorCode;

/** What can be wrong with the job of a station, and with what it does. */
final class StationError {

    /** The job is no JSON object. */
    static final FormatErrorCode JOB_NOT_JSON =
            new FormatErrorCode("job-not-json", "Write the job as one JSON object, in UTF-8.");
    /** The job has a key that is not known, or stands there twice. */
    static final FormatErrorCode JOB_UNKNOWN_KEY =
            new FormatErrorCode("job-unknown-key", "Correct the key: the page on production has all of them.");
    /** A value of the job is not what it can be. */
    static final FormatErrorCode JOB_BAD_VALUE =
            new FormatErrorCode("job-bad-value", "Correct the value: the page on production says what it can be.");
    /** The job does not say what is needed, or says two things that exclude each other. */
    static final FormatErrorCode JOB_INCOMPLETE = new FormatErrorCode(
            "job-incomplete", "Say one of image and artifact, and values where there is a table of boards.");
    /** The image is not the one that the job pins. */
    static final FormatErrorCode JOB_WRONG_IMAGE = new FormatErrorCode(
            "job-wrong-image", "Fetch the image that the job means, or correct sha256 and target of the job.");
    /** The image is named by Maven coordinates, and is not in the local repository. */
    static final FormatErrorCode JOB_NO_ARTIFACT = new FormatErrorCode(
            "job-no-artifact", "Fetch it with mvn dependency:get and the type dfu, or name a file with image.");
    /** The rows are given by boards that nothing tells apart. */
    static final DeviceErrorCode BOARD_UNIDENTIFIED = new DeviceErrorCode(
            "board-unidentified",
            "Flash it by hand, with flash, {boards} and {board}: a station gives rows only to boards it will know again.");
    /** It came back by itself after it was flashed, so it is no new board. */
    static final DeviceErrorCode SAME_BOARD =
            new DeviceErrorCode("same-board", "Unplug the board for ten seconds if it is to be flashed once more.");
    /** Several boards in a row have failed, so something else is wrong. */
    static final DeviceErrorCode TOO_MANY_FAILURES = new DeviceErrorCode(
            "too-many-failures", "Look after the cause that the last boards name, then start the station again.");
    /** The program that is to be told of each result is not there, fails, or does not end. */
    static final SystemErrorCode HOOK_FAILED = new SystemErrorCode(
            "hook-failed", "Run the program by hand with the same variables; the result of the board stands.");
    /** Options of the station exclude each other. */
    static final RequestErrorCode BAD_HOOK =
            new RequestErrorCode("bad-hook", "Name a program that can be run, and no words of a shell.");

    private StationError() {}
}
