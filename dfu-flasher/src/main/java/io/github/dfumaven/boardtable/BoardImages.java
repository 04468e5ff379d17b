// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.boardtable;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.flash.BoardFacts;
import io.github.dfumaven.flash.FlashFile;
import io.github.dfumaven.flash.OwnImage;
import io.github.dfumaven.nvs.NvsFile;
import io.github.dfumaven.nvs.NvsOptions;
import io.github.dfumaven.nvs.NvsTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Makes the images of boards of the archive that all of them share, and of values that differ. May be used by several threads. */
public final class BoardImages {

    private final String name;
    private final SharedArchive shared;
    private final NvsTemplate template;
    private final Set<String> names;
    private final NvsOptions options;
    private final InstantSource clock;

    private BoardImages(String name, SharedArchive shared, NvsTemplate template, InstantSource clock)
            throws FormatException {
        this.name = name;
        this.shared = shared;
        this.template = template;
        this.names = template.names();
        this.options = NvsOptions.ofPartition(
                        shared.place().name(), shared.place().size())
                .build();
        this.clock = clock;
    }

    /**
     * Reads what the images are made of, and makes sure that it fits together.
     *
     * @param name what messages call the archive
     * @param archive a whole {@code dfu.bin} with a partition table
     * @param values NVS values with places such as <code>${column}</code>, <code>${mac}</code>, <code>${serial}</code>,
     *     <code>${path}</code> and <code>${date}</code>
     * @param columns the columns of the table of boards, none if there is no table
     * @return what makes the images
     * @throws FormatException if the archive has no place for values, or the values ask for what there is not
     */
    public static BoardImages of(String name, Bytes archive, NvsFile values, List<String> columns)
            throws FormatException {
        return of(name, archive, values, columns, InstantSource.system());
    }

    static BoardImages of(String name, Bytes archive, NvsFile values, List<String> columns, InstantSource clock)
            throws FormatException {
        var template = NvsTemplate.read(values);
        var known = new ArrayList<>(columns);
        known.addAll(BuiltIn.ids());
        template.check(known);
        try {
            var file = Objects.requireNonNullElse(Path.of(values.name()).getFileName(), "");
            return new BoardImages(name, SharedArchive.of(archive, file.toString()), template, clock);
        } catch (FormatException e) {
            throw e.in(name);
        }
    }

    /** {@return whether a board is to be asked for its address, which is experimental} */
    public boolean needsMac() {
        return names.contains(BuiltIn.MAC.id());
    }

    /**
     * Makes sure, before any board is there, that the values of a row can be written and fit their partition.
     *
     * @param row the row, or empty where there is no table
     * @return what is doubtful: warnings
     * @throws IOException as when the image is made; but a file whose name a board tells is not looked for
     */
    public List<Problem> check(Optional<BoardRow> row) throws IOException {
        var warnings = new ArrayList<Problem>();
        if (shared.replaced() > 0) {
            warnings.add(BoardTableError.VALUES_REPLACE
                    .warning(
                            "%d bytes of the partition %s give way to the values of the board",
                            shared.replaced(), shared.place().name())
                    .in(name));
        }
        boolean later = template.namesInPaths().stream()
                .flatMap(name -> BuiltIn.named(name).stream())
                .anyMatch(built -> !built.isKnownBefore());
        if (!later) {
            var values = template.fill((name, place) -> value(row, name)
                    .orElseGet(() -> BuiltIn.named(name).orElseThrow().example()));
            values.compile(options);
            warnings.addAll(values.warnings(options));
        }
        return warnings;
    }

    /**
     * {@return what makes the image of one board, to be given to a request}
     *
     * @param row what the board gets, or empty where there is no table
     */
    public OwnImage forBoard(Optional<BoardRow> row) {
        return new OwnImage() {
            @Override
            public boolean needsMac() {
                return BoardImages.this.needsMac();
            }

            @Override
            public FlashFile make(BoardFacts board, boolean force) throws IOException {
                var values = template.fill((name, place) -> value(row, board, name, place));
                // what there is to say of the shared archive and of the values was said before
                var file = FlashFile.of(name, shared.with(values.compile(options)), force);
                return new FlashFile(file.image(), file.chip(), file.flashSize(), file.contents(), List.of());
            }
        };
    }

    private static Optional<String> value(Optional<BoardRow> row, String name) {
        return row.flatMap(found -> found.value(name));
    }

    private String value(Optional<BoardRow> row, BoardFacts board, String name, String place) throws DfuException {
        var column = value(row, name);
        if (column.isPresent()) {
            return column.get();
        }
        var built = BuiltIn.named(name).orElseThrow();
        return built.of(board, clock)
                .orElseThrow(() -> new DeviceException(
                        BoardTableError.BOARD_DOES_NOT_TELL,
                        board.path() + ": tells no " + built.id() + " of its own, which " + place + " asks for"));
    }
}
