// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import static io.github.dfumaven.record.Said.TABLE;
import static io.github.dfumaven.record.Said.attempt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.InvalidRequestException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {

    private static final String HOSTILE = "<script>alert(1)</script>&\"'";

    @TempDir
    private Path folder;

    private Records records;

    @BeforeEach
    void fill() throws DfuException {
        records = Records.open(RecordAddress.of(folder.resolve("records.db")));
        records.takeIn(TABLE, Said.rows(5));
        end("7c:df:a1:00:00:01", Said.confirmed());
        end("7c:df:a1:00:00:02", Said.failed(true));
        end("7c:df:a1:00:00:03", Said.failed(false));
        end("7c:df:a1:00:00:01", Said.confirmed());
    }

    @AfterEach
    void close() {
        records.close();
    }

    private void end(String mac, AttemptEnd end) throws DfuException {
        var attempt = attempt(mac);
        var begun = records.begin(attempt, Optional.of(TABLE));
        if (begun.refused().isEmpty()) {
            records.end(attempt.id(), begun, Optional.of(TABLE), end);
        }
    }

    @Test
    void itTellsTotalsFailuresAndRowsThatAreKept() throws DfuException {
        var text = ReportFormat.TEXT.write(Report.of(records, null));

        assertThat(text.lines())
                .containsExactly(
                        "All: 4 attempts, 1 confirmed, 2 failed, 1 others, yield 33.3 %",
                        "bench-1 / slot 3: 4 attempts, 1 confirmed, 2 failed, 1 others, yield 33.3 %",
                        "Failed: 2 times board-gone",
                        "Not confirmed: row SN2 of boards.csv, kept for the board 7c:df:a1:00:00:02");
    }

    @Test
    void programsGetEachAttempt() throws DfuException {
        var json = JsonParser.parseString(ReportFormat.JSON.write(Report.of(records, "2026-11-29")))
                .getAsJsonObject();

        assertThat(json.get("total").getAsJsonObject().get("confirmed").getAsInt())
                .isEqualTo(1);
        assertThat(json.get("attempts").getAsJsonArray()).hasSize(4);
        assertThat(json.toString()).contains("board-already-done", "\"verdict\":\"refused\"", "\"simulated\":true");
    }

    @Test
    void nothingIsReportedOfTheTimeBefore() throws DfuException {
        assertThat(Report.of(records, "2026-11-30T08:00:01Z").attempts()).isEmpty();
        assertThat(Report.of(records, "2026-11-30T08:00:00Z").attempts()).hasSize(4);
        assertThatThrownBy(() -> Report.of(records, "yesterday"))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class, e -> assertThat(e.code()).isEqualTo(RecordError.BAD_DATE));
    }

    @Test
    void aHostileNameIsNothingButText() throws DfuException {
        var attempt = attempt("7c:df:a1:00:00:09");
        var hostile = new FlashAttempt(
                attempt.id(),
                attempt.began(),
                attempt.station(),
                attempt.instance(),
                HOSTILE,
                attempt.path(),
                attempt.mac(),
                attempt.serial(),
                attempt.target(),
                "=cmd()",
                attempt.imageSha256(),
                attempt.tool(),
                attempt.simulated());
        records.begin(hostile, Optional.empty());
        var report = Report.of(records, null);

        assertThat(ReportFormat.HTML.write(report))
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;");
        assertThat(ReportFormat.CSV.write(report)).contains("\"'=cmd()\"").doesNotContain(",=cmd()");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain|plain",
                "a,b|\"a,b\"",
                "say \"x\"|\"say \"\"x\"\"\"",
                "=1+1|\"'=1+1\"",
                "@x|\"'@x\"",
                "-7|\"'-7\""
            })
    void aSpreadsheetTakesNoCellForAFormula(String text, String cell) {
        assertThat(ReportCsv.cell(text)).isEqualTo(cell);
    }
}
