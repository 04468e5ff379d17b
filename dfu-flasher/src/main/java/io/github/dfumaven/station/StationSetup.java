// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import io.github.dfumaven.boardtable.BoardImages;
import io.github.dfumaven.boardtable.BoardRow;
import io.github.dfumaven.boardtable.BoardTable;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.flash.FlashFile;
import io.github.dfumaven.nvs.NvsFile;
import io.github.dfumaven.record.TableRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a job names, read once and checked: what is flashed are these bytes, whatever becomes of the files.
 *
 * @param job what is to be done
 * @param file the image for all boards
 * @param sha256 of the image, in lower-case hexadecimal digits
 * @param images what makes the images of boards that differ, or empty
 * @param table name of the table of boards, or empty
 * @param rows of the table by their keys
 * @param warnings what somebody should look at
 */
public record StationSetup(
        StationJob job,
        FlashFile file,
        String sha256,
        Optional<BoardImages> images,
        Optional<String> table,
        Map<String, BoardRow> rows,
        List<Problem> warnings) {

    public StationSetup {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads what a job names.
     *
     * @param job what is to be done
     * @param image file of the image; that of the job, or where its artifact was found
     * @return ready to be flashed
     * @throws FormatException if something is wrong with it, or the image is not the one that the job pins
     * @throws IOException if something cannot be read
     */
    public static StationSetup read(StationJob job, Path image) throws IOException {
        var content = Bytes.read(image);
        var sha256 = content.sha256().toHex();
        if (job.sha256().isPresent() && !job.sha256().get().equals(sha256)) {
            throw StationError.JOB_WRONG_IMAGE
                    .of(
                            "the SHA-256 is %s, but the job wants %s",
                            sha256, job.sha256().get())
                    .in(image.toString());
        }
        var file = FlashFile.of(image.toString(), content, false);
        checkTarget(job, file, image);
        var warnings = new ArrayList<>(file.warnings());
        if (job.values().isEmpty()) {
            return new StationSetup(job, file, sha256, Optional.empty(), Optional.empty(), Map.of(), warnings);
        }
        var table = job.boards().isPresent()
                ? Optional.of(BoardTable.read(job.boards().get()))
                : Optional.<BoardTable>empty();
        var images = BoardImages.of(
                image.toString(),
                content,
                NvsFile.read(job.values().get()),
                table.map(BoardTable::columns).orElse(List.of()));
        var rows = new LinkedHashMap<String, BoardRow>();
        var doubts = new LinkedHashSet<Problem>();
        if (table.isEmpty()) {
            doubts.addAll(images.check(Optional.empty()));
        }
        for (var row : table.map(BoardTable::rows).orElse(List.of())) {
            doubts.addAll(images.check(Optional.of(row)));
            rows.put(row.key(), row);
        }
        warnings.addAll(doubts);
        var name = job.boards().map(path -> String.valueOf(path.getFileName()));
        return new StationSetup(job, file, sha256, Optional.of(images), name, rows, warnings);
    }

    private static void checkTarget(StationJob job, FlashFile file, Path image) throws FormatException {
        if (job.target().isEmpty()) {
            return;
        }
        var wanted = job.target().get();
        var found = file.chip().map(chip -> chip.target()).orElse("no chip that it tells");
        if (!found.equals(wanted)) {
            throw StationError.JOB_WRONG_IMAGE
                    .of("the image is for %s, but the job wants %s", found, wanted)
                    .in(image.toString());
        }
    }

    /** Returns the rows as the record has to know them. */
    List<TableRow> tableRows() {
        return rows.values().stream()
                .map(row -> new TableRow(row.number(), row.key(), sha256(row)))
                .toList();
    }

    /** The order of the columns counts, and no value runs into the next one. */
    private static String sha256(BoardRow row) {
        var text = new StringBuilder();
        row.values()
                .forEach((column, value) -> text.append(column.length())
                        .append(':')
                        .append(column)
                        .append(value.length())
                        .append(':')
                        .append(value));
        return Bytes.utf8(text.toString()).sha256().toHex();
    }
}
