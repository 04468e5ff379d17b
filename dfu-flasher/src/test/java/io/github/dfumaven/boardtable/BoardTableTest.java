// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.boardtable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardTableTest {

    @Test
    void aRowHasWhatItsLineSays(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("boards.csv"),
                "\uFEFFnumber,host name,note\r\nA-1,lamp,\"two\r\nlines, \"\"quoted\"\"\"\r\n\r\nA-2,,\r\n");

        var table = BoardTable.read(file);

        assertThat(table.name()).isEqualTo(file.toString());
        assertThat(table.columns()).containsExactly("number", "host name", "note");
        assertThat(table.rows()).hasSize(2);
        var first = table.rows().get(0);
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.key()).isEqualTo("A-1");
        assertThat(first.value("note")).contains("two\nlines, \"quoted\"");
        assertThat(first.value("Note")).isEmpty();
        assertThat(first).hasToString("row 1 (A-1)");
        var second = table.rows().get(1);
        assertThat(second.line()).isEqualTo(5);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.value("host name")).contains("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                | boards-header | the file has no line",
                "a,b,a~1,2,3       | boards-header | line 1, column 3: a is the name of column 1 already",
                "a,~1,2            | boards-header | line 1, column 2: has no name",
                "a, b~1,2          | boards-header | line 1, column 2: \" b\" cannot be the name of a column",
                "a,b=c~1,2         | boards-header | line 1, column 2: \"b=c\" cannot be the name of a column",
                "a,${b}~1,2        | boards-header | line 1, column 2: \"${b}\" cannot be the name of a column",
                "serial,b~1,2      | boards-header | line 1, column 1: serial is what every board has without a table, so no column can be called so",
                "a,MAC~1,2         | boards-header | line 1, column 2: MAC is what every board has without a table, so no column can be called so",
                "a,path~1,2        | boards-header | line 1, column 2: path is what every board has without a table, so no column can be called so",
                "a,date~1,2        | boards-header | line 1, column 2: date is what every board has without a table, so no column can be called so",
                "a,b               | boards-empty  | there is no row below line 1",
                "a,b~1,2~3         | boards-row    | line 3: the row has 1 fields, but there are 2 columns",
                "a,b~1,2,3         | boards-row    | line 2: the row has 3 fields, but there are 2 columns",
                "a,b~1,2~~1,3      | boards-key    | line 4, column a: \"1\" stands in line 2 already",
                "a,b~1,2~,3        | boards-key    | line 3, column a: is empty",
                "a,b~#1,2          | csv-comment   | line 2: begins with #, which may be a comment or a field",
                "a,b~1,2\"3        | csv-quotes    | line 2, field 2: there are double quotes in a field that does not begin with them",
                "a,b~1,\"2         | csv-quotes    | line 2: the double quotes do not end",
                "a,b~1,\"2\" ~     | csv-quotes    | line 2: there is text behind closing double quotes",
            })
    void aTableThatCannotBeMeantIsRefusedWithItsPlace(String csv, String code, String message) {
        assertThatThrownBy(() -> table(csv.replace('~', '\n'))).isInstanceOfSatisfying(FormatException.class, bad -> {
            assertThat(bad.file()).contains("boards.csv");
            assertThat(bad.message()).isEqualTo(message);
            assertThat(bad.code().id()).isEqualTo(code);
            assertThat(bad.hint()).isNotEmpty();
        });
    }

    @Test
    void aTableThatIsNoUtf8IsRefused() {
        assertThatThrownBy(() -> BoardTable.of("boards.csv", Bytes.of('a', '\n', 0xe4)))
                .hasMessageContaining("no text in UTF-8")
                .hasMessageContaining("[csv-encoding]");
    }

    @Test
    void aFieldThatBeginsLikeACommentIsAFieldInQuotes() throws IOException {
        assertThat(table("a,b\n\"#1\",2\n").rows().get(0).key()).isEqualTo("#1");
    }

    @ParameterizedTest
    @CsvSource({"1,A-1", "2,A-2", "n=A-2,A-2", "host=x=y,A-2", "host=,A-3", "n=2,2"})
    void aRowIsChosenByItsNumberOrByWhatItHolds(String choice, String key) throws IOException {
        assertThat(hosts().row(choice).key()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0          | boards.csv has the rows 1 to 5",
                "6          | boards.csv has the rows 1 to 5",
                "-1         | is neither a number nor column=value",
                "9999999999 | is neither a number nor column=value",
                "A-1        | is neither a number nor column=value",
                "name=A-1   | boards.csv has no column name, only n, host",
                "n=a-1      | no row of boards.csv has that",
                "host=lamp  | 2 rows of boards.csv have that: 1, 5",
            })
    void aChoiceThatIsNotExactlyOneRowIsRefused(String choice, String message) throws IOException {
        var table = hosts();

        assertThatThrownBy(() -> table.row(choice)).isInstanceOfSatisfying(InvalidRequestException.class, bad -> {
            assertThat(bad.component()).isEqualTo("board");
            assertThat(bad.value()).isEqualTo(choice);
            assertThat(bad.message()).isEqualTo(message);
            assertThat(bad.code().id()).isEqualTo("bad-board-row");
        });
    }

    @Test
    void columnsAndRowsAreTheTablesOwn() throws IOException {
        var table = hosts();
        assertThat(table.rows()).isUnmodifiable();
        assertThat(table.columns()).isUnmodifiable().isEqualTo(List.of("n", "host"));
        var values = table.rows().get(0).values();
        assertThatThrownBy(() -> values.put("n", "other")).isInstanceOf(UnsupportedOperationException.class);
    }

    private static BoardTable hosts() throws IOException {
        return table("n,host\nA-1,lamp\nA-2,x=y\nA-3,\n2,two\n5,lamp\n");
    }

    private static BoardTable table(String csv) throws IOException {
        return BoardTable.of("boards.csv", Bytes.utf8(csv));
    }
}
