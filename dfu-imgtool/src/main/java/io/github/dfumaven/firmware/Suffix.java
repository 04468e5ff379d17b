// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The DFU suffix of a file and whether it fits the file.
 *
 * @param fields as stored
 * @param crcValid whether the CRC is that of the file
 */
public record Suffix(DfuSuffix fields, boolean crcValid) {

    static Optional<Suffix> of(Bytes file) {
        return DfuSuffix.find(file).map(fields -> new Suffix(fields, fields.crc() == DfuSuffix.crcOf(file)));
    }

    /** Returns what is in front of the suffix; the whole file if there is none or its length is impossible. */
    static Bytes payload(Bytes file) {
        int length = DfuSuffix.find(file)
                .map(DfuSuffix::length)
                .filter(stated -> stated >= DfuSuffix.SIZE && stated <= file.length())
                .orElse(0);
        return file.slice(0, file.length() - length);
    }

    static List<Problem> problems(Bytes file) {
        try {
            DfuSuffix.parse(file);
            return List.of();
        } catch (FormatException damaged) {
            return List.of(Problem.of(damaged));
        }
    }
}
