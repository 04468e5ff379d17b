// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.input;

import io.github.dfumaven.fault.FormatErrorCode;
import io.github.dfumaven.fault.RequestErrorCode;

/** What can be wrong with the files that are to go into flash, and with what a build says of them. */
public final class InputError {

    /** Nothing says what to put into the image. */
    public static final RequestErrorCode NO_INPUT = new RequestErrorCode(
            "no-input", "Give addresses and files, or {flasherArgs}, or {bootloader}, {partitions} and {app}.");
    /** Nothing says which chip the image is for. */
    public static final RequestErrorCode NO_TARGET =
            new RequestErrorCode("no-target", "Give {target}, for example esp32s3.");
    /** Nothing says where the application goes. */
    public static final RequestErrorCode NO_PARTITIONS =
            new RequestErrorCode("no-partitions", "Give the partition table with {partitions}.");
    /** A file is for a partition that is not there. */
    public static final RequestErrorCode UNKNOWN_PARTITION = new RequestErrorCode(
            "unknown-partition", "Use the name of a partition of the table, or add the partition to it.");
    /** The images are for different chips, so the target cannot be told. */
    public static final FormatErrorCode MIXED_CHIPS =
            new FormatErrorCode("mixed-chips", "Give the target with {target}, and only files that were built for it.");
    /** A file with arguments for the flasher is not the JSON it should be. */
    public static final FormatErrorCode FLASHER_ARGS_BAD_JSON =
            new FormatErrorCode("flasher-args-bad-json", "Let ESP-IDF write flasher_args.json again (idf.py build).");
    /** A path is one of Windows, and no file is there. */
    public static final FormatErrorCode FLASHER_ARGS_WINDOWS_PATH = new FormatErrorCode(
            "flasher-args-windows-path",
            "The paths are of Windows: copy the build folder whole, or build again on this machine.");
    /** A key or value is missing or of the wrong type. */
    public static final FormatErrorCode FLASHER_ARGS_BAD_VALUE =
            new FormatErrorCode("flasher-args-bad-value", "Let ESP-IDF write flasher_args.json again (idf.py build).");

    private InputError() {}
}
