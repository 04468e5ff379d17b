// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.Streams;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.partition.PartitionOptions;
import io.github.dfumaven.partition.PartitionTable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The table that the commands of {@code partitions} read, and the options of gen_esp32part.py for reading it. */
final class TableOptions {

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    @Parameters(paramLabel = "IN", description = "The table, CSV or binary, - for standard input.")
    String in;

    @Option(names = "--offset", paramLabel = "ADDRESS", description = "Where the table is in flash. Default: 0x8000.")
    String offset = "0x8000";

    @Option(
            names = "--flash-size",
            paramLabel = "SIZE",
            description = "The flash that all partitions must fit in, 1MB to 128MB. Default: this is not checked.")
    @Nullable
    String flashSize;

    @Option(names = "--disable-md5sum", description = "Write no MD5 row, and understand none.")
    boolean disableMd5sum;

    @Option(
            names = {"-v", "--verify"},
            description = "Check the rules for partitions, which is the default.")
    boolean verify;

    @Option(names = "--no-verify", description = "Do not check the rules for partitions.")
    boolean noVerify;

    @Option(
            names = {"-q", "--quiet"},
            description =
                    "Taken for scripts that are written for gen_esp32part.py: nothing but warnings is said anyway.")
    boolean quiet;

    @Option(
            names = "--secure",
            paramLabel = "VERSION",
            description = "Apps are signed for secure boot v1 or v2, for its rules of alignment.")
    @Nullable
    String secure;

    @Option(
            names = "--primary-bootloader-offset",
            paramLabel = "ADDRESS",
            description = "Where the bootloader is, for rows that describe it.")
    @Nullable
    String primaryBootloaderOffset;

    @Option(
            names = "--recovery-bootloader-offset",
            paramLabel = "ADDRESS",
            description = "Where the recovery bootloader is, for rows that describe it.")
    @Nullable
    String recoveryBootloaderOffset;

    @Option(
            names = "--extra-partition-subtypes",
            arity = "1..*",
            paramLabel = "TYPE,NAME,VALUE",
            description = "More subtypes, such as app,my_app,0x40; -- ends the list.")
    List<String> extraPartitionSubtypes = List.of();

    String in() {
        return in;
    }

    PartitionOptions options() throws InvalidRequestException {
        return PartitionOptions.builder()
                .subtypes(extraPartitionSubtypes)
                .offset(offset)
                .md5(!disableMd5sum)
                .verify(!noVerify)
                .flashSize(flashSize)
                .secure(secure)
                .primaryBootloaderOffset(primaryBootloaderOffset)
                .recoveryBootloaderOffset(recoveryBootloaderOffset)
                .build();
    }

    /** Reads the table as the options say and prints what is doubtful in it. */
    PartitionTable read(PartitionOptions options) throws IOException {
        try {
            var table = PartitionTable.read(Streams.read(in), options, System.getenv());
            var doubts = table.problems(options).stream().filter(problem -> !problem.isError());
            // what reading alone tells has the place in its text
            Tool.warn(
                    spec.commandLine(),
                    options.verify() ? doubts.map(this::named).toList() : doubts.toList());
            return table;
        } catch (FormatException bad) {
            throw bad.in(in);
        }
    }

    private Problem named(Problem problem) {
        return problem.in(in);
    }
}
