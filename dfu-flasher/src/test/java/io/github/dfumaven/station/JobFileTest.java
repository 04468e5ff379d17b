// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobFileTest {

    private static final Path FILE = Path.of("/line/job.json");

    private static StationJob parse(String json) throws FormatException {
        return JobFile.parse(FILE, Bytes.utf8(json));
    }

    @Test
    void aWholeJobIsRead() throws FormatException {
        var job = parse("""
                {"image": "firmware/dfu.bin", "sha256": "DIGEST", "target": "esp32s3", "boards": "boards.csv",
                 "values": "/data/values.csv", "slots": {"1-2.4": "slot 3", "1-2.3": "slot 2"}, "count": 200,
                 "stopAfterFailures": 3, "run": true}""".replace("DIGEST", "AB".repeat(32)));

        assertThat(job.image()).contains(Path.of("/line/firmware/dfu.bin"));
        assertThat(job.sha256()).contains("ab".repeat(32));
        assertThat(job.boards()).contains(Path.of("/line/boards.csv"));
        assertThat(job.values()).contains(Path.of("/data/values.csv"));
        assertThat(job.slots()).isEqualTo(Map.of("1-2.4", "slot 3", "1-2.3", "slot 2"));
        assertThat(job.count()).hasValue(200);
        assertThat(job.stopAfterFailures()).hasValue(3);
        assertThat(job.run()).isTrue();
        assertThat(job.folder()).isEqualTo(Path.of("/line"));
    }

    @Test
    void aShortJobLeavesAllElseOpen() throws FormatException {
        var job = parse("{\"artifact\": \"com.example:firmware:1.2\"}");

        assertThat(job.imageName()).isEqualTo("com.example:firmware:1.2");
        assertThat(job.count()).isEmpty();
        assertThat(job.run()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"image\": \"a\", \"imgae\": 1}               | job-unknown-key | \"imgae\"",
                "{\"image\": \"a\", \"image\": \"b\"}           | job-unknown-key | \"image\" stands twice",
                "[1]                                            | job-not-json    | no JSON object",
                "{\"image\": \"a\",}                            | job-not-json    | line 1",
                "{}                                             | job-incomplete  | neither",
                "{\"image\": \"a\", \"artifact\": \"a:b:1\"}    | job-incomplete  | both",
                "{\"image\": \"a\", \"boards\": \"b.csv\"}      | job-incomplete  | values",
                "{\"image\": 7}                                 | job-bad-value   | image is 7",
                "{\"image\": \"a\", \"sha256\": \"abc\"}        | job-bad-value   | sha256 is abc",
                "{\"artifact\": \"a:b\"}                        | job-bad-value   | artifact is a:b",
                "{\"image\": \"a\", \"count\": 0}               | job-bad-value   | count is 0",
                "{\"image\": \"a\", \"count\": 1.5}             | job-bad-value   | count is 1.5",
                "{\"image\": \"a\", \"count\": 1e99999999}      | job-bad-value   | count is 1E+99999999",
                "{\"image\": \"a\", \"count\": \"3\"}           | job-bad-value   | count is",
                "{\"image\": \"a\", \"run\": \"yes\"}           | job-bad-value   | run is",
                "{\"image\": \"a\", \"slots\": [\"1-2\"]}       | job-bad-value   | slots is",
                "{\"image\": \"a\", \"slots\": {\"1-2\": \"\"}} | job-bad-value   | slots.1-2",
                "{\"image\": \"a\", \"slots\": {\"1-2\": \"s\", \"1-3\": \"s\"}} | job-bad-value | one name for two",
            })
    void whatIsNoJobIsRefusedWithItsPlace(String json, String code, String text) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.code().id()).isEqualTo(code))
                .hasMessageStartingWith(FILE.toString())
                .hasMessageContaining(text);
    }
}
