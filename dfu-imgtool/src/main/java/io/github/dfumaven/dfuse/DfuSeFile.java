// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dfuse;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import java.util.List;

/**
 * What is in a DfuSe container.
 *
 * @param version of the format, 1 in all known files
 * @param statedSize size of the file as its prefix says; builders differ on whether the suffix counts
 * @param targets what goes where, as far as it could be read
 * @param problems what is wrong with the container
 * @see <a href="https://www.st.com/resource/en/user_manual/um0391-dfuse-file-format-specification.pdf">UM0391, DfuSe file
 *     format specification</a>
 */
public record DfuSeFile(int version, long statedSize, List<DfuSeTarget> targets, List<Problem> problems) {

    private static final Bytes SIGNATURE = Bytes.utf8("DfuSe");

    /** Creates the description of a container. */
    public DfuSeFile {
        targets = List.copyOf(targets);
        problems = List.copyOf(problems);
    }

    /**
     * {@return whether bytes look like a DfuSe container, by their signature: true if it starts with {@code DfuSe}}
     *
     * @param payload the start of a file or all of it
     */
    public static boolean isDfuSe(Bytes payload) {
        return payload.startsWith(SIGNATURE);
    }

    /**
     * Reads a DfuSe container. What is damaged in it becomes a problem of the result.
     *
     * @param payload the DFU file without its suffix; a suffix that is still there does no harm
     * @return what is in it
     * @throws FormatException if it does not start with a whole DfuSe prefix
     */
    public static DfuSeFile parse(Bytes payload) throws FormatException {
        if (!isDfuSe(payload)) {
            throw DfuSeError.NOT_DFUSE.at(
                    0,
                    "starts with %s, not with DfuSe",
                    payload.slice(0, Math.min(5, payload.length())).toHex());
        }
        return new DfuSeParser(payload).parse();
    }

    /** {@return whether nothing is wrong that forbids using the file: true if no problem is an error} */
    public boolean isSound() {
        return problems.stream().noneMatch(Problem::isError);
    }
}
