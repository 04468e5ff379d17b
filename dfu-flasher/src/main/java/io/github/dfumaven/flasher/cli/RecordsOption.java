// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.record.RecordAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says where a station records what it does. */
final class RecordsOption {

    @Option(
            names = "--records",
            paramLabel = "DATABASE",
            description =
                    "Where it is recorded: a file, or jdbc:postgresql://HOST/NAME?user=...&password=... for several"
                            + " stations. Default: " + RecordAddress.USUAL_FILE + " beside the job.")
    @Nullable
    String records;

    /** Returns what the user has written, or null. */
    @Nullable
    String text() {
        return records;
    }

    RecordAddress address(Path folder) throws InvalidRequestException {
        return RecordAddress.parse(records, folder);
    }
}
