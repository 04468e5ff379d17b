// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.input;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fuzz.Laws;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** What a build says of its images. */
class FlasherArgsFuzzTest {

    static Stream<byte[]> seeds() {
        return Stream.of(
                        """
                        {"flash_settings": {"flash_mode": "dio", "flash_size": "4MB", "flash_freq": "80m"},
                         "flash_files": {"0x0": "bootloader/bootloader.bin", "0x10000": "app.bin"},
                         "app": {"offset": "0x10000", "file": "app.bin", "encrypted": "true"},
                         "extra_esptool_args": {"after": "hard_reset", "stub": true, "chip": "esp32s3"}}
                        """,
                        "{\"flash_files\": {\"\": \"a\"}}",
                        "{\"flash_files\": {\"0X1_000\": \"a\\\\b\\u001b\"}, \"dfu_part_size\": 4096, \"dfu_delta_base\": \"dfudelta.dat\"}",
                        "[1, -2.5e+3, null, {\"a\": {}, \"a\": 1}]")
                .map(text -> Bytes.utf8(text).toByteArray());
    }

    @MethodSource("seeds")
    @FuzzTest
    void whatIsReadIsInTheBoundsOfFlash(byte[] input) {
        var file = Bytes.copyOf(input);
        var folder = Path.of("build");
        var read = Laws.read(input.length, () -> FlasherArgs.parse(folder.resolve(FlasherArgs.NAME), file));
        read.ifPresent(args -> {
            for (var image : args.files()) {
                Laws.holds((image.address() & ~0xffff_ffffL) == 0, "no address", image);
            }
            Laws.holds(args.partSize().orElse(1) > 0, "no size", args);
        });
    }
}
