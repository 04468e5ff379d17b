// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.ihex;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is in an Intel HEX file.
 *
 * @param regions the content without gaps, in the order of addresses; regions that touch are one
 * @param entryPoint where execution starts, as one number: of record type 5, or of type 3 as segment times 16 plus
 *     offset; empty if the file does not say
 * @param problems what is odd about the file but does not make its content doubtful
 */
public record IntelHex(List<Region> regions, OptionalLong entryPoint, List<Problem> problems) {

    /** Creates the description of a file. */
    public IntelHex {
        regions = List.copyOf(regions);
        problems = List.copyOf(problems);
    }

    /**
     * {@return whether a file is Intel HEX: true if the first line that is not empty is a record, whole and with the right check sum}
     *
     * @param file all bytes of the file
     */
    public static boolean isIntelHex(Bytes file) {
        if (file.isEmpty() || file.u8(0) != ':') {
            return false;
        }
        try {
            HexRecord.read(new HexLines(file).next().orElse(Bytes.EMPTY), 0);
            return true;
        } catch (FormatException e) {
            return false;
        }
    }

    /**
     * Reads an Intel HEX file.
     *
     * @param file all bytes of the file; lines may end in line feed, carriage return or both, empty ones do not count
     * @return what is in it
     * @throws FormatException if a line is no record, a check sum is wrong, a type unknown, or an address given twice
     */
    public static IntelHex parse(Bytes file) throws FormatException {
        return new HexParser(file).parse();
    }
}
