// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvEncodingTest {

    @Test
    void textInAnotherEncodingIsToBeSavedInTheRightOne() {
        var latin = Bytes.copyOf("grö\u00dfe, data, nvs, 0x9000, 0x6000\r\n".getBytes(StandardCharsets.ISO_8859_1));

        var thrown = refused(latin);

        assertThat(thrown.code()).isEqualTo(PartitionError.PARTITION_CSV_ENCODING);
        assertThat(thrown.hint()).isEqualTo("Save the CSV file as UTF-8.");
    }

    @Test
    void whatIsNoTextAtAllIsAnotherFile() {
        var thrown = refused(Bytes.hex("dadafeca0001000080ff"));

        assertThat(thrown.code()).isEqualTo(PartitionError.PARTITION_CSV_ENCODING);
        assertThat(thrown.hint()).doesNotContain("UTF-8").contains("right file");
    }

    private static FormatException refused(Bytes file) {
        return catchThrowableOfType(
                FormatException.class, () -> PartitionCsv.parse(file, PartitionOptions.DEFAULT, Map.of()));
    }
}
