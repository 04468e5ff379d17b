// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.text.TextWidth;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The form of an NVS partition that people write.
 *
 * <pre>
 * key,type,encoding,value
 * storage,namespace,,
 * serial,data,string,A-0017
 * offset,data,i32,-4
 * cert,data,hex2bin,00ff10
 * </pre>
 */
final class NvsCsv {

    private static final String HEADER = "key,type,encoding,value";

    private NvsCsv() {}

    /** Returns the CSV file of a partition that has no errors. */
    static Bytes format(NvsPartition partition) throws FormatException {
        var errors = partition.problems().stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            throw FormatException.of(errors);
        }

        var csv = new StringBuilder(HEADER).append('\n');
        for (var namespace : partition.namespaces()) {
            line(csv, List.of(checkedKey(namespace, "the namespace " + namespace), "namespace", "", ""));
            for (var item : partition.items()) {
                if (item.namespace().equals(namespace)) {
                    line(csv, fields(item));
                }
            }
        }
        return Bytes.utf8(csv.toString());
    }

    /** Returns the same, if all of it is text that a terminal shows as it is. */
    static String printable(NvsPartition partition) throws FormatException {
        var text = format(partition).toUtf8();
        if (text.lines().anyMatch(line -> !TextWidth.isHarmless(line))) {
            throw NvsError.NVS_NOT_IN_CSV
                    .of("a key or a value has characters that standard output does not show")
                    .withHint("Write the CSV into a file with {output}.");
        }
        return text;
    }

    private static List<String> fields(NvsItem item) throws FormatException {
        var what = "the key " + item.key() + " of the namespace " + item.namespace();
        if (item.type() == NvsType.STRING) {
            boolean whole = item.data().equals(Bytes.utf8(item.text() + '\0'));
            if (!whole) {
                throw NvsError.NVS_NOT_IN_CSV.of("%s: its string is no text in UTF-8 that ends with NUL", what);
            }
        }
        return List.of(
                checkedKey(item.key(), what),
                "data",
                item.type() == NvsType.BLOB ? "hex2bin" : item.type().id(),
                checked(item.text(), what));
    }

    /** Line ends are made alike when a CSV file is read, and lines that begin with # are left out even in quotes. */
    private static String checked(String text, String what) throws FormatException {
        if (text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0 || text.contains("\n#")) {
            throw NvsError.NVS_NOT_IN_CSV.of("%s: has a carriage return, a NUL, or a line that begins with #", what);
        }
        return text;
    }

    private static String checkedKey(String key, String what) throws FormatException {
        if (key.isEmpty() || key.indexOf('\uFFFD') >= 0) {
            throw NvsError.NVS_NOT_IN_CSV.of("%s: has an empty name, or one that is not in UTF-8", what);
        }
        return checked(key, what);
    }

    private static void line(StringBuilder csv, List<String> fields) {
        csv.append(fields.stream().map(NvsCsv::quoted).collect(Collectors.joining(",")))
                .append('\n');
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(one -> one == ',' || one == '"' || one == '\n');
        return plain && !field.startsWith("#") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
