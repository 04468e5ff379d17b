// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ElfFileTest {

    private static final Bytes FILE = new ElfBuilder(ElfBuilder.RISC_V)
            .code(0x4038_0000L, 0x1000)
            .code(0x4200_0000L, 0x8000)
            .symbol("_heap_start", 0x3fc9_0000L, 0, 0x10)
            .symbol("$x", 0x4200_7c40L, 0, 0)
            .function("app_main", 0x4200_7c40L, 0x40)
            .function("_vector_table", 0x4038_0000L, 0)
            .function("panic_handler", 0x4038_0100L, 0x20)
            .build();

    private static ElfFile parse() throws FormatException {
        return ElfFile.parse(FILE);
    }

    @Test
    void anAddressIsInTheFunctionAroundIt() throws Exception {
        assertThat(parse().place(0x4200_7c40L)).map(ElfPlace::toString).contains("app_main");
        assertThat(parse().place(0x4200_7c5aL)).map(ElfPlace::toString).contains("app_main+0x1a");
        assertThat(parse().place(0x4200_7c7fL)).contains(new ElfPlace("app_main", 0x3f));
    }

    @Test
    void behindAFunctionIsNoFunction() throws Exception {
        assertThat(parse().place(0x4200_7c80L)).isEmpty();
        assertThat(parse().place(0x4200_7c3fL)).isEmpty();
        assertThat(parse().place(0)).isEmpty();
        assertThat(parse().place(0xffff_ffffL)).isEmpty();
    }

    @Test
    void aFunctionOfUnknownSizeReachesToTheNextOneOrTheEndOfItsSection() throws Exception {
        assertThat(parse().place(0x4038_00ffL)).contains(new ElfPlace("_vector_table", 0xff));
        assertThat(parse().place(0x4038_0100L)).contains(new ElfPlace("panic_handler", 0));
        var open = new ElfBuilder(ElfBuilder.XTENSA)
                .code(0x4008_0000L, 0x10)
                .function("last", 0x4008_0008L, 0)
                .build();

        assertThat(ElfFile.parse(open).place(0x4008_000fL)).contains(new ElfPlace("last", 7));
        assertThat(ElfFile.parse(open).place(0x4008_0010L)).isEmpty();
    }

    @Test
    void ofTwoNamesOfOnePlaceTheOneWithASizeCounts() throws Exception {
        var file = new ElfBuilder(ElfBuilder.XTENSA)
                .code(0x4008_0000L, 0x100)
                .function("alias", 0x4008_0000L, 0)
                .function("whole", 0x4008_0000L, 0x20)
                .function("alias_as_well", 0x4008_0000L, 0)
                .build();

        assertThat(ElfFile.parse(file).place(0x4008_0001L)).contains(new ElfPlace("whole", 1));
    }

    @Test
    void codeIsWhereTheSectionsSayThatItIs() throws Exception {
        assertThat(parse().isCode(0x4200_0000L)).isTrue();
        assertThat(parse().isCode(0x4200_7fffL)).isTrue();
        assertThat(parse().isCode(0x4200_8000L)).isFalse();
        assertThat(parse().isCode(0x3fc9_0000L)).isFalse();
    }

    @Test
    void tellsMachineAndHash() throws Exception {
        assertThat(parse().machine()).isEqualTo(ElfMachine.RISC_V);
        assertThat(parse().sha256()).isEqualTo(FILE.sha256());
        var xtensa = new ElfBuilder(ElfBuilder.XTENSA).function("f", 0, 1).build();
        assertThat(ElfFile.parse(xtensa).machine()).isEqualTo(ElfMachine.XTENSA);
    }

    @Test
    void whatIsNoElfFileOfAnEspChipIsRefusedWithWhatItIs() {
        assertThatThrownBy(() -> ElfFile.parse(Bytes.hex("e902022f00000000")))
                .hasMessageContaining("begins with e902022f0000, not with 7f454c460101")
                .extracting("code")
                .isEqualTo(ElfError.NO_ELF);
        assertThatThrownBy(() -> ElfFile.parse(Bytes.EMPTY)).isInstanceOf(FormatException.class);
        assertThatThrownBy(() ->
                        ElfFile.parse(new ElfBuilder(62).function("main", 0, 1).build()))
                .hasMessageContaining("e_machine is 62")
                .extracting("code")
                .isEqualTo(ElfError.ELF_OF_OTHER_MACHINE);
    }

    @Test
    void aStrippedFileIsRefused() {
        assertThatThrownBy(() -> ElfFile.parse(
                        new ElfBuilder(ElfBuilder.XTENSA).code(0x4008_0000L, 4).build()))
                .hasMessageContaining("has 4 sections and no function by name")
                .extracting("code")
                .isEqualTo(ElfError.ELF_WITHOUT_SYMBOLS);
    }

    @Test
    void everyPrefixIsRefused() {
        for (int length = 0; length < FILE.length(); length++) {
            int size = length;
            assertThat(catchThrowable(() -> ElfFile.parse(FILE.slice(0, size))))
                    .as("%d bytes", size)
                    .isInstanceOf(FormatException.class);
        }
    }

    @Test
    void aNameOutsideOfTheNamesIsAQuestionMark() throws Exception {
        var bytes = FILE.toByteArray();
        int symbols = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("@|\0B@\0\0\0") - 4;
        bytes[symbols + 3] = 0x7f;

        assertThat(ElfFile.parse(Bytes.copyOf(bytes)).place(0x4200_7c40L)).contains(new ElfPlace("?", 0));
    }
}
