// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.error.Problem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each pair of ids beside each kind of files. */
class SuffixRulesTest {

    @ParameterizedTest
    @CsvSource({
        "0x303a, 0x0009, ''",
        "0x303a, 0xffff, ''",
        "0xffff, 0x0009, ''",
        "0xffff, 0xffff, ''",
        "0x303a, 0x0999, warning idProduct",
        "0xffff, 0x0999, warning idProduct",
        "0x1234, 0x0009, error idVendor",
        "0x1234, 0x0999, error idVendor"
    })
    void idsAreThoseOfAChipOrOfAny(String vendor, String product, String found) {
        var suffix = new DfuSuffix(0xffff, Integer.decode(product), Integer.decode(vendor), 0x100, 16, 0);

        assertThat(words(SuffixRules.ids(suffix))).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "0x303a, 0x0009, ESP32_S3, ''",
        "0x303a, 0x0009, , ''",
        "0x303a, 0x0002, ESP32_S3, error idProduct",
        "0x303a, 0x0009, ESP32_C3, error the",
        "0x303a, 0xffff, ESP32_C3, error the",
        "0x303a, 0xffff, ESP32_S3, warning the",
        "0xffff, 0x0009, ESP32_S3, warning the",
        "0xffff, 0x0002, , warning the"
    })
    void theFilesGoToTheirChipAlone(String vendor, String product, Chip contents, String found) {
        var problems =
                SuffixRules.check(Integer.decode(vendor), Integer.decode(product), Optional.ofNullable(contents));

        assertThat(words(problems)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "0x303a, 0xffff, ESP32_S3, for any product (0xffff)",
        "0xffff, 0x0009, ESP32_S3, for any vendor (0xffff)",
        "0x303a, 0xffff, ESP32_S3, the files are for esp32s3",
        "0x303a, 0xffff, , the files are for a chip that they do not tell"
    })
    void whatIsForAnySaysOfWhat(String vendor, String product, Chip contents, String words) {
        var problems =
                SuffixRules.check(Integer.decode(vendor), Integer.decode(product), Optional.ofNullable(contents));

        assertThat(problems).singleElement().satisfies(one -> {
            assertThat(one.code()).isEqualTo(ArchiveError.SUFFIX_FOR_ANY);
            assertThat(one.message()).contains(words);
        });
    }

    private static String words(List<Problem> problems) {
        assertThat(problems).hasSizeLessThan(2);
        return problems.isEmpty()
                ? ""
                : problems.get(0).severity() + " " + problems.get(0).message().replaceAll(" .*", "");
    }
}
