// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.boardtable.OneBoard;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.flash.FlashFile;
import io.github.dfumaven.flash.OwnImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What a goal says of values that one board gets of its own. */
abstract class ValuesMojo extends SimulationMojo {

    /**
     * NVS values of the board's own, in place of what the image has in its partition of NVS: a CSV file as for {@code dfu:nvs}, in
     * whose values <code>${column}</code> of {@code boards}, <code>${mac}</code>, <code>${serial}</code>, <code>${path}</code> and
     * <code>${date}</code> are filled in. For one board.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.values")
    private @Nullable File values;

    /**
     * The table of boards: CSV with the names of its columns in the first line and a row a board.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.boards")
    private @Nullable File boards;

    /**
     * Which row of {@code boards} the board gets: its number, from 1, or {@code column=value}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.board")
    private @Nullable String board;

    /** Returns what makes the image of the board, or empty where all boards get the same; tells all that is doubtful. */
    final Optional<OwnImage> own(Path image, FlashFile file) throws IOException {
        var warnings = new ArrayList<>(file.warnings());
        var wish = OneBoard.of(path(values), path(boards), board);
        var own = wish.image(image.toString(), Bytes.read(image), warnings);
        warn(warnings);
        return own;
    }

    private static @Nullable Path path(@Nullable File file) {
        return file == null ? null : file.toPath();
    }
}
