// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.ByteWriter;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashFrequency;
import io.github.dfumaven.chip.FlashMode;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.vectors.Shared;
import io.github.dfumaven.vectors.VectorCase;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Holds changed headers against those that esptool's merge-bin writes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlashSettingsGoldenTest {

    private int equal;

    @AfterAll
    void count() {
        System.out.printf(Locale.ROOT, "golden merge-bin: %d changed headers equal%n", equal);
    }

    @TestFactory
    Stream<DynamicTest> everyChangedHeaderIsThatOfEsptool() {
        var cases = Shared.recorded("merge-bin").stream()
                .filter(one -> one.isExact() && one.args().stream().anyMatch(word -> word.startsWith("--flash-")))
                .toList();
        return Shared.tests(cases, one -> {
            assertThat(merged(one).sha256().toHex())
                    .isEqualTo(one.expectedSha256().orElseThrow());
            equal++;
        });
    }

    private static Bytes merged(VectorCase one) throws Exception {
        var args = one.args();
        var chip = Chip.named(option(args, "--chip").orElseThrow());
        var settings = settings(args);
        var inputs = one.inputs();
        var out = new ByteWriter();
        for (int i = args.size() - 2 * inputs.size(); i < args.size(); i += 2) {
            long address = Long.decode(args.get(i));
            var file = Objects.requireNonNull(inputs.get(args.get(i + 1)));
            out.fill(0xff, (int) address - out.size());
            out.bytes(
                    address == chip.bootloaderAddress().orElseThrow()
                            ? EspImage.parse(file, chip).withFlashSettings(settings, chip)
                            : file);
        }
        return out.toBytes();
    }

    private static FlashSettings settings(List<String> args) throws Exception {
        var mode = option(args, "--flash-mode");
        var frequency = option(args, "--flash-freq");
        var size = option(args, "--flash-size");
        return new FlashSettings(
                mode.isPresent() ? Optional.of(FlashMode.named(mode.get())) : Optional.empty(),
                frequency.isPresent() ? Optional.of(FlashFrequency.named(frequency.get())) : Optional.empty(),
                size.isPresent() ? Optional.of(FlashSize.named(size.get())) : Optional.empty());
    }

    private static Optional<String> option(List<String> args, String name) {
        return args.contains(name) ? Optional.of(args.get(args.indexOf(name) + 1)) : Optional.empty();
    }
}
