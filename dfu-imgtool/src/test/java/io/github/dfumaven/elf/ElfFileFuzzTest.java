// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.elf;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fuzz.Laws;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The ELF file of an application. */
class ElfFileFuzzTest {

    static Stream<byte[]> seeds() {
        return Stream.of(
                        new ElfBuilder(ElfBuilder.RISC_V)
                                .code(0x4200_0000L, 0x100)
                                .function("app_main", 0x4200_0010L, 0x20)
                                .build(),
                        new ElfBuilder(ElfBuilder.XTENSA)
                                .code(0xffff_ff00L, 0x100)
                                .function("at_the_end", 0xffff_fff0L, 0x10)
                                .function("\u009b31m\u202e", 0xffff_ff00L, 0)
                                .build())
                .map(Bytes::toByteArray);
    }

    @MethodSource("seeds")
    @FuzzTest
    void everyAddressIsSomewhereOrNowhere(byte[] input) {
        var file = Bytes.copyOf(input);
        Laws.read(file.length(), () -> {
            var elf = ElfFile.parse(file);
            for (long address : List.of(0L, 0x4200_0010L, 0xffff_ff01L, 0xffff_ffffL)) {
                elf.place(address).ifPresent(place -> Laws.holds(place.offset() >= 0, "offset", place.offset()));
            }
            return elf.machine();
        });
    }
}
