// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.error.FormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CSV file of values with places that are filled for each board: <code>${name}</code> in the column {@code value}, as all of a value
 * or as a part of it; <code>$${</code> stands for the characters <code>${</code>. What is filled in is taken as it is, so that no comma
 * or double quote in it makes another row.
 *
 * <pre>{@code
 * NvsTemplate template = NvsTemplate.read(NvsFile.read(csv));
 * template.check(Set.of("serial_number", "mac"));
 * NvsValues values = template.fill((name, place) -> row.get(name));
 * }</pre>
 */
public final class NvsTemplate {

    /** Tells what to fill in. */
    @FunctionalInterface
    public interface Source {

        /**
         * Tells what a name stands for.
         *
         * @param name what stands within the braces
         * @param place where that is, for errors: file, line and key
         * @return the text to be filled in
         * @throws IOException if there is none
         */
        String value(String name, String place) throws IOException;
    }

    private static final Pattern PLACE = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)(}?)");
    /** What leads out of the folder that the value names, or to another one. */
    private static final Pattern NO_FILE_NAME = Pattern.compile(".*[/\\\\\\x00].*|\\.\\.?|", Pattern.DOTALL);

    private final List<CsvRow> rows;

    private NvsTemplate(List<CsvRow> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * Reads a CSV file.
     *
     * @param file the file
     * @return its rows, nothing filled in
     * @throws FormatException if a row is wrong, whatever is filled in; names file, line and key
     */
    public static NvsTemplate read(NvsFile file) throws FormatException {
        var template = new NvsTemplate(CsvRow.all(file));
        for (var row : template.rows) {
            namesIn(row);
        }
        return template;
    }

    /** {@return the names that are to be filled in, each once, in the order of the rows} */
    public Set<String> names() throws FormatException {
        var names = new LinkedHashSet<String>();
        for (var row : rows) {
            names.addAll(namesIn(row));
        }
        return names;
    }

    /** {@return those of the names that are parts of the paths of files} */
    public Set<String> namesInPaths() throws FormatException {
        var names = new LinkedHashSet<String>();
        for (var row : rows) {
            names.addAll(row.isFile() ? namesIn(row) : List.of());
        }
        return names;
    }

    /**
     * Makes sure that there is something to fill in for every name.
     *
     * @param known the names that there are
     * @throws FormatException if there is another one; names file, line, key, and those that there are
     */
    public void check(Collection<String> known) throws FormatException {
        for (var row : rows) {
            for (var name : namesIn(row)) {
                if (!known.contains(name)) {
                    throw row.error(
                            NvsError.NVS_PLACEHOLDER,
                            "there is no ${%s}, only %s",
                            name,
                            String.join(
                                    ", ",
                                    known.stream()
                                            .map(other -> "${" + other + "}")
                                            .toList()));
                }
            }
        }
    }

    /**
     * Fills in what belongs to one board, and reads the files that rows name.
     *
     * @param source tells what each name stands for
     * @return the values of the board
     * @throws FormatException if a value is then wrong; names file, line and key
     * @throws IOException if a file cannot be read, or whatever the source throws
     */
    public NvsValues fill(Source source) throws IOException {
        var filled = new ArrayList<CsvRow>();
        for (var row : rows) {
            filled.add(fill(row, source));
        }
        return RowReader.values(filled);
    }

    private static List<String> namesIn(CsvRow row) throws FormatException {
        var names = new ArrayList<String>();
        var found = PLACE.matcher(row.value());
        while (found.find()) {
            if (found.group(1) == null) {
                continue;
            }
            if (found.group(2).isEmpty()) {
                throw row.error(NvsError.NVS_PLACEHOLDER, "a ${ is not followed by a }");
            }
            names.add(found.group(1));
        }
        return names;
    }

    private static CsvRow fill(CsvRow row, Source source) throws IOException {
        var text = new StringBuilder();
        var found = PLACE.matcher(row.value());
        while (found.find()) {
            var filled = found.group(1) == null ? "${" : value(row, found.group(1), source);
            found.appendReplacement(text, Matcher.quoteReplacement(filled));
        }
        return row.with(found.appendTail(text).toString());
    }

    private static String value(CsvRow row, String name, Source source) throws IOException {
        var value = source.value(name, row.file().name() + ", " + row.place());
        // a board may call itself whatever it likes, and is to get no file but those that are meant for boards
        if (row.isFile() && NO_FILE_NAME.matcher(value).matches()) {
            throw row.error(
                    NvsError.NVS_PLACEHOLDER_PATH, "${%s} stands for \"%s\", which is no name of a file", name, value);
        }
        return value;
    }
}
