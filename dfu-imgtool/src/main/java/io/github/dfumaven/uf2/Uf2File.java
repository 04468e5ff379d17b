// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.uf2;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import java.util.List;

/**
 * What is in a UF2 file, of any family and any maker.
 *
 * @param blocks how many whole blocks the file has
 * @param families the families its blocks name, in the order of their first block; empty if they name none
 * @param ranges the content of flash in the order of addresses, by family
 * @param problems what is wrong with the file; blocks with problems are not part of the ranges
 */
public record Uf2File(int blocks, List<Uf2Family> families, List<Uf2Range> ranges, List<Problem> problems) {

    /**
     * Creates the description of a file.
     */
    public Uf2File {
        families = List.copyOf(families);
        ranges = List.copyOf(ranges);
        problems = List.copyOf(problems);
    }

    /**
     * Tells whether bytes look like a UF2 file, by the magic numbers of the first block.
     *
     * @param file the start of a file or all of it
     * @return true if the first eight bytes are those of a block
     */
    public static boolean isUf2(Bytes file) {
        return Uf2Block.startsIn(file);
    }

    /**
     * Reads a UF2 file. What is damaged in it becomes a problem of the result.
     *
     * @param file all bytes of the file
     * @return what is in it
     * @throws FormatException if the file does not start with the magic numbers of a block
     */
    public static Uf2File parse(Bytes file) throws FormatException {
        if (!isUf2(file)) {
            throw Uf2Error.NOT_UF2.at(
                    0,
                    "starts with %s, not with a UF2 block",
                    file.slice(0, Math.min(8, file.length())).toHex());
        }
        return new Uf2Parser(file).parse();
    }

    /**
     * Tells whether nothing is wrong that forbids using the file.
     *
     * @return true if no problem is an error
     */
    public boolean isSound() {
        return problems.stream().noneMatch(Problem::isError);
    }
}
