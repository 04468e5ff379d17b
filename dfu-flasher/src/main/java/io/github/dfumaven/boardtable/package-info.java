// SPDX-License-Identifier: Apache-2.0
/**
 * Data of each board's own: a table with a row a board, and images made of one archive that all boards share and of NVS values that
 * are filled with a row and with what a board tells of itself.
 *
 * <pre>{@code
 * BoardTable table = BoardTable.read(Path.of("boards.csv"));
 * BoardImages images = BoardImages.of("dfu.bin", archive, NvsFile.read(values), table.columns());
 * BoardRow row = table.row("serial_number=A-0017");
 * Tell.all(images.check(Optional.of(row)));
 * FlashRequest request = FlashRequest.builder(file).own(Optional.of(images.forBoard(Optional.of(row)))).build();
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.boardtable;

import org.jspecify.annotations.NullMarked;
