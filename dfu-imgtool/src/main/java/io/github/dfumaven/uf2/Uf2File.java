// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.uf2;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.Problem;
import java.util.List;
import java.util.Optional;

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
     * Reads a UF2 file if it starts with the magic numbers of a block. What is damaged in it becomes a problem of the
     * result.
     *
     * @param file all bytes of the file
     * @return what is in it, or empty for any other file
     */
    public static Optional<Uf2File> find(Bytes file) {
        return Uf2Block.startsIn(file) ? Optional.of(new Uf2Parser(file).parse()) : Optional.empty();
    }

    /** {@return whether nothing is wrong that forbids using the file: true if no problem is an error} */
    public boolean isSound() {
        return problems.stream().noneMatch(Problem::isError);
    }
}
