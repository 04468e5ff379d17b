// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.boardtable;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.flash.OwnImage;
import io.github.dfumaven.nvs.NvsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The wish to give one board values of its own.
 *
 * @param values NVS values with places to be filled, or empty where all boards get the same image
 * @param boards the table of boards, or empty where what a board tells of itself is enough
 * @param board which row of it, or empty
 */
public record OneBoard(Optional<Path> values, Optional<Path> boards, Optional<String> board) {

    /**
     * {@return the wish, as users write it: null is not said}
     *
     * @param values the file of the values
     * @param boards the file of the table
     * @param board number of a row from 1, or {@code column=value}
     * @throws InvalidRequestException if a part is missing without which the others mean nothing
     */
    public static OneBoard of(@Nullable Path values, @Nullable Path boards, @Nullable String board)
            throws InvalidRequestException {
        if (boards != null && board == null) {
            throw BoardTableError.BOARD_INCOMPLETE.about("boards", boards, "nothing says which of its rows is meant");
        }
        if (board != null && boards == null) {
            throw BoardTableError.BOARD_INCOMPLETE.about("board", board, "there is no table of boards to look into");
        }
        if (boards != null && values == null) {
            throw BoardTableError.BOARD_INCOMPLETE.about(
                    "boards", boards, "nothing says what its columns are filled into");
        }
        return new OneBoard(Optional.ofNullable(values), Optional.ofNullable(boards), Optional.ofNullable(board));
    }

    /**
     * Reads the files, and makes sure that they fit together and to an archive.
     *
     * @param name what messages call the archive
     * @param archive a whole {@code dfu.bin}
     * @param warnings gets what is doubtful
     * @return what makes the image of the board, or empty where all boards get the same
     * @throws IOException if a file cannot be read, or something is wrong with what is in it
     */
    public Optional<OwnImage> image(String name, Bytes archive, List<Problem> warnings) throws IOException {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        var table = boards.isPresent() ? Optional.of(BoardTable.read(boards.get())) : Optional.<BoardTable>empty();
        var row = table.isPresent() && board.isPresent()
                ? Optional.of(table.get().row(board.get()))
                : Optional.<BoardRow>empty();
        var images = BoardImages.of(
                name,
                archive,
                NvsFile.read(values.get()),
                table.map(BoardTable::columns).orElse(List.of()));
        warnings.addAll(images.check(row));
        return Optional.of(images.forBoard(row));
    }
}
