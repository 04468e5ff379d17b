// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.error.InvalidRequestException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordAddressTest {

    private static final Path FOLDER = Path.of("/line");

    @Test
    void unlessToldOtherwiseItIsAFileBesideTheJob() throws InvalidRequestException {
        assertThat(RecordAddress.parse(null, FOLDER).file()).contains(FOLDER.resolve("station-records.db"));
        assertThat(RecordAddress.parse("/a/b.db", FOLDER).file()).contains(Path.of("/a/b.db"));
        assertThat(RecordAddress.parse("jdbc:sqlite:/a/b.db", FOLDER).file()).contains(Path.of("/a/b.db"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"password=s3cret", "user=line&PASSWORD=s3cret&ssl=true", "sslpassword=s3cret"})
    void noPasswordIsShown(String parameters) throws InvalidRequestException {
        var address = RecordAddress.parse("jdbc:postgresql://db/line?" + parameters, FOLDER);

        assertThat(address).asString().startsWith("jdbc:postgresql://db/line?").doesNotContain("s3cret");
        assertThat(address.hidden("cannot log in with s3cret")).isEqualTo("cannot log in with ***");
        assertThat(address.jdbc()).contains("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://db/line?password=s3cret",
                "postgres://line:s3cret@db/line",
                "jdbc:postgresql://line:s3cret@db/line"
            })
    void whatIsNoAddressIsRefusedWithoutItsPassword(String text) {
        assertThatThrownBy(() -> RecordAddress.parse(text, FOLDER))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.code()).isEqualTo(RecordError.BAD_RECORDS_ADDRESS))
                .hasMessageNotContaining("s3cret");
    }
}
