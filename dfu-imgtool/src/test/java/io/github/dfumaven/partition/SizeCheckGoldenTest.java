// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.vectors.Shared;
import io.github.dfumaven.vectors.VectorCase;
import io.github.dfumaven.words.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Holds our verdicts about sizes against those of check_sizes.py. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SizeCheckGoldenTest {

    private int equal;

    @AfterAll
    void count() {
        System.out.printf(Locale.ROOT, "golden check-sizes: %d equal%n", equal);
    }

    private static final Pattern FREE = Pattern.compile("0x([0-9a-f]+) bytes \\(\\d+%\\) free");

    @TestFactory
    Stream<DynamicTest> everyVerdictIsThatOfTheReference() {
        return Shared.tests(Shared.recorded("check-sizes"), one -> {
            var check = check(one);
            boolean allowed = one.args().contains("--allow-failures");
            assertThat(check.problems().stream().anyMatch(Problem::isError)).isEqualTo(one.isReject() || allowed);
            var lines = one.expect().toString();
            boolean warned = lines.contains("WARNING") && !allowed;
            assertThat(check.problems().stream().anyMatch(problem -> !problem.isError()))
                    .isEqualTo(warned);
            var free = FREE.matcher(lines);
            if (free.find()) {
                assertThat(check.free()).isEqualTo(Long.parseLong(free.group(1), 16));
            }
            equal++;
        });
    }

    private static SizeCheck check(VectorCase one) throws Exception {
        var args = one.args();
        var inputs = one.inputs();
        long offset = option(args, "--offset").isPresent()
                ? Numbers.integer(option(args, "--offset").get()).getAsLong()
                : 0x8000;
        if (args.contains("bootloader")) {
            var at = args.get(args.indexOf("bootloader") + 1);
            return SizeCheck.bootloader(
                    input(inputs, "bl.bin").length(), Numbers.integer(at).getAsLong(), offset);
        }
        var options = PartitionOptions.builder().offset(offset).build();
        var table = PartitionTable.read(input(inputs, "t.csv"), options, Map.of());
        return SizeCheck.app(table, input(inputs, "app.bin").length(), option(args, "--subtype"));
    }

    private static Bytes input(Map<String, Bytes> inputs, String name) {
        return Objects.requireNonNull(inputs.get(name));
    }

    private static Optional<String> option(List<String> args, String name) {
        return args.contains(name) ? Optional.of(args.get(args.indexOf(name) + 1)) : Optional.empty();
    }
}
