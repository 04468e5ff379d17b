// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.vectors.Shared;
import io.github.dfumaven.vectors.VectorCase;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Damaged images: every defect the vectors name is found under the code given here. */
class DfuInspectVectorsTest {

    private static final Map<String, String> CODES = Map.ofEntries(
            // 070702 promises a check sum, which is 0 here and does not fit
            Map.entry("archive-magic", "cpio-bad-check"),
            Map.entry("archive-missing", "index-missing"),
            Map.entry("archive-number", "cpio-bad-number"),
            Map.entry("archive-truncated", "cpio-truncated"),
            Map.entry("beyond-flash-size", "beyond-flash"),
            Map.entry("file-not-indexed", "entry-not-listed"),
            Map.entry("flag-unknown", "odd-flags"),
            Map.entry("index-missing", "index-missing"),
            Map.entry("index-name-unknown", "entry-missing"),
            Map.entry("index-size", "index-bad-size"),
            Map.entry("md5", "md5-mismatch"),
            Map.entry("md5-ignored", "md5-mismatch"),
            Map.entry("padding", "cpio-trailing-data"),
            Map.entry("suffix-crc", "suffix-bad-crc"),
            Map.entry("suffix-length", "suffix-bad-length"),
            Map.entry("suffix-missing", "suffix-missing"),
            Map.entry("suffix-product", "suffix-not-esp"),
            Map.entry("suffix-signature", "suffix-missing"),
            Map.entry("suffix-vendor", "suffix-not-esp"),
            Map.entry("suffix-version", "suffix-bad-version"),
            Map.entry("trailer-missing", "cpio-no-trailer"));

    private static int judged;

    @AfterAll
    static void count() {
        System.out.printf(Locale.ROOT, "golden dfu-inspect: %d judged%n", judged);
    }

    @TestFactory
    Stream<DynamicTest> everyDefectIsFoundAndNamed() {
        return Shared.tests(Shared.recorded("dfu-inspect"), vector -> {
            var image = DfuImage.inspect(input(vector));
            var codes = image.problems().stream()
                    .map(problem -> problem.code().id())
                    .toList();
            for (var defect : vector.expect().getAsJsonArray("defects")) {
                assertThat(codes).contains(CODES.get(defect.getAsString().replaceFirst(":.*", "")));
            }
            switch (vector.strictness()) {
                case "exact" -> assertThat(image.problems()).isEmpty();
                case "reject" -> assertThat(image.problems()).anyMatch(Problem::isError);
                default -> assertThat(image.problems()).isNotEmpty();
            }
            judged++;
        });
    }

    @TestFactory
    Stream<DynamicTest> parseRefusesWhateverHasAnError() {
        return Shared.tests(Shared.recorded("dfu-inspect"), vector -> {
            var file = input(vector);
            if (DfuImage.inspect(file).problems().stream().anyMatch(Problem::isError)) {
                Assertions.assertThatExceptionOfType(FormatException.class).isThrownBy(() -> DfuImage.parse(file));
            } else {
                assertThat(DfuImage.parse(file).entries()).isNotEmpty();
            }
        });
    }

    private static Bytes input(VectorCase vector) throws IOException {
        return vector.inputs().values().iterator().next();
    }
}
