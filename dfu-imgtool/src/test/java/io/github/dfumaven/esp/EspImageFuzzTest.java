// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.fuzz.Laws;
import io.github.dfumaven.fuzz.Repair;
import io.github.dfumaven.inspect.Samples;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications and bootloaders, signed and not. */
class EspImageFuzzTest {

    static Stream<byte[]> seeds() {
        var signatureSector = Bytes.concat(List.of(Bytes.hex("e7020000"), Bytes.fill(0, 1212)));
        var padded = Bytes.concat(
                List.of(Samples.app(), Bytes.fill(0xff, 4096 - Samples.app().length())));
        return Stream.of(
                        Samples.app(),
                        Samples.bootloader(),
                        Samples.image(Chip.ESP32_S2, 2, false),
                        Bytes.concat(List.of(padded, signatureSector)),
                        // an image for the ESP8266: no extended header
                        Bytes.hex("e9010000040010400000104004000000aabbccdd" + "00".repeat(11) + "ef"))
                .map(Bytes::toByteArray);
    }

    @MethodSource("seeds")
    @FuzzTest
    void whatIsSoundIsCoveredByItsChecks(byte[] input) {
        told(Bytes.copyOf(input));
        var file = Repair.image(Bytes.copyOf(input));
        if (!told(file)) {
            return;
        }

        var image = Laws.read(file.length(), () -> EspImage.parse(file)).orElseThrow();
        Laws.holds(image.length() <= file.length(), "the image is longer than the file", image.length());
        image.hash().ifPresent(hash -> {
            var changed = file.toByteArray();
            int at = 24 + Math.floorMod(file.hashCode(), image.length() - 24);
            changed[at] ^= 1;
            Laws.holds(!told(Bytes.copyOf(changed)), "a change is not found", at);
        });
    }

    /** Tells all of an image; returns whether it is sound. */
    private static boolean told(Bytes file) {
        for (var chip : List.of(Chip.ESP32_S3, Chip.ESP8266)) {
            Laws.read(file.length(), () -> EspImage.parse(file, chip).problems());
        }
        EspImage.isLikely(file);
        EspImage.likelyChip(file);
        var problems = Laws.read(file.length(), () -> EspImage.parse(file).problems());
        problems.ifPresent(Laws::harmless);
        return problems.filter(list -> list.stream().noneMatch(Problem::isError))
                .isPresent();
    }
}
