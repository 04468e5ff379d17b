// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns rows into what is to be written. */
final class RowReader {

    private static final int MOST_NAMESPACES = 254;

    /** A key in its namespace. */
    private record Name(String namespace, String key) {}

    /** A row in its namespace. */
    private record Named(CsvRow row, String namespace) {}

    private final List<NvsValues.Step> steps = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final Map<String, CsvRow> namespaces = new LinkedHashMap<>();
    private final Map<Name, CsvRow> keys = new LinkedHashMap<>();
    private final WifiRows wifi = new WifiRows();

    private RowReader() {}

    static NvsValues values(List<CsvRow> rows) throws IOException {
        var reader = new RowReader();
        for (var one : reader.named(rows)) {
            if (one.row().isNamespace()) {
                reader.steps.add(new NvsValues.Step(one.row(), Optional.empty()));
            } else {
                reader.add(one.row(), one.namespace());
            }
        }
        return new NvsValues(reader.steps, reader.warnings);
    }

    /** Finds the namespace of each row; rows that begin none anew are left out. */
    private List<Named> named(List<CsvRow> rows) throws FormatException {
        var named = new ArrayList<Named>();
        var current = "";
        for (var row : rows) {
            if (!row.isNamespace()) {
                if (current.isEmpty()) {
                    throw row.error(NvsError.NVS_NO_NAMESPACE, "stands in no namespace");
                }
                named.add(new Named(row, current));
                note(row, current);
                continue;
            }
            var before = namespaces.get(row.key());
            if (before == null) {
                current = begin(row);
                named.add(new Named(row, current));
            } else if (!row.key().equals(current)) {
                again(row, before, current);
            }
        }
        return named;
    }

    private String begin(CsvRow row) throws FormatException {
        if (namespaces.size() == MOST_NAMESPACES) {
            throw row.error(
                    NvsError.NVS_TOO_MANY_NAMESPACES,
                    "is one namespace more than the %d there can be",
                    MOST_NAMESPACES);
        }
        namespaces.put(row.key(), row);
        return row.key();
    }

    /** The generator does not go back to a namespace, though one would think so. */
    private void again(CsvRow row, CsvRow before, String current) {
        warnings.add(NvsError.NVS_NAMESPACE_AGAIN
                .warning(
                        "%s: the namespace was begun in %s; what follows goes to the newest, %s, as Espressif's"
                                + " generator has it",
                        row.place(), before.where(), current)
                .in(row.file().name()));
    }

    private void note(CsvRow row, String namespace) {
        var first = keys.putIfAbsent(new Name(namespace, row.key()), row);
        if (first != null) {
            warnings.add(NvsError.NVS_KEY_TWICE
                    .warning(
                            "%s: the namespace %s has this key already, from %s", row.place(), namespace, first.where())
                    .in(row.file().name()));
        }
    }

    private void add(CsvRow row, String namespace) throws IOException {
        var content = row.isFile() ? content(row) : Bytes.utf8(row.value());
        addUnlessGiven(row, wifi.before(namespace, row.key(), content.toUtf8()));
        steps.add(new NvsValues.Step(row, Optional.of(RowValue.of(row, content, namespace))));
        addUnlessGiven(row, wifi.behind(namespace, row.key()));
    }

    /** A partition that is read back and written again has those rows already. */
    private void addUnlessGiven(CsvRow row, List<NvsItem> items) {
        items.stream()
                .filter(item -> !keys.containsKey(new Name(item.namespace(), item.key())))
                .forEach(item -> steps.add(new NvsValues.Step(row, Optional.of(item))));
    }

    private static Bytes content(CsvRow row) throws IOException {
        try {
            var file = row.file().folder().resolve(row.value());
            if (Files.isDirectory(file)) {
                throw row.error(NvsError.NVS_FILE_UNREADABLE, "%s is a folder, not a file", file);
            }
            return Bytes.read(file);
        } catch (NoSuchFileException missing) {
            throw row.error(NvsError.NVS_FILE_UNREADABLE, "there is no file %s", missing.getFile());
        } catch (AccessDeniedException denied) {
            throw row.error(NvsError.NVS_FILE_UNREADABLE, "access is denied to %s", denied.getFile());
        } catch (InvalidPathException e) {
            throw row.error(NvsError.NVS_FILE_UNREADABLE, "\"%s\" is no path", row.value());
        }
    }
}
