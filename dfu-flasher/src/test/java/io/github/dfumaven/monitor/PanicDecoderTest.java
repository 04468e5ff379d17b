// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.elf.ElfFile;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.monitor.SourceLines.Found;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No toolchain's own ELF files are in this build: those of these tests are made by our own code. */
class PanicDecoderTest {

    private final PanicDecoder xtensa;
    private final PanicDecoder riscV;

    PanicDecoderTest() throws FormatException {
        xtensa = new PanicDecoder(ElfFile.parse(Firmware.XTENSA), SourceLines.NONE);
        riscV = new PanicDecoder(ElfFile.parse(Firmware.RISC_V), SourceLines.NONE);
    }

    private static List<String> decodeAll(PanicDecoder decoder, String panic) {
        return panic.lines().flatMap(line -> decoder.decode(line).stream()).toList();
    }

    @Test
    void aPanicOnXtensaIsPutIntoWords() {
        assertThat(decodeAll(xtensa, Firmware.XTENSA_PANIC))
                .containsExactly(
                        "PC 0x4200819a: _ZN6Sensor4readEv+0x1a",
                        "A0 0x8200811d: app_main+0x1a",
                        "0x42008197: _ZN6Sensor4readEv+0x17",
                        "0x4200811a: app_main+0x1a",
                        "0x42010f4b: main_task+0x4b",
                        "0x40377111: vPortTaskWrapper+0x11");
    }

    @Test
    void aPanicOnRiscVIsPutIntoWords() {
        assertThat(decodeAll(riscV, Firmware.RISC_V_PANIC))
                .startsWith(
                        "MEPC 0x4000818a: read_sensor+0xa",
                        "RA 0x4000811e: app_main+0x1d",
                        "stack 0x4000811e: app_main+0x1d (perhaps)",
                        "stack 0x40010f4c: main_task+0x4b (perhaps)",
                        "stack 0x4ff07112: vPortTaskWrapper+0x11 (perhaps)")
                .hasSize(6);
    }

    @Test
    void anotherBuildIsToldByItsHash() {
        assertThat(riscV.decode("ELF file SHA256: 0123456789"))
                .containsExactly("The ELF file is of another build, so what is said of addresses may be wrong: its"
                        + " SHA-256 begins with "
                        + Firmware.RISC_V.sha256().toHex().substring(0, 10) + ".");
        assertThat(riscV.decode(
                        "ELF file SHA256:  " + Firmware.RISC_V.sha256().toHex().toUpperCase(Locale.ROOT)))
                .isEmpty();
    }

    @Test
    void anAddressInNoFunctionIsToldInABacktraceOnly() {
        assertThat(xtensa.decode("Backtrace:0x40000564:0x3fc97f50 |<-CORRUPTED"))
                .containsExactly("0x40000564: in no function of the ELF file, perhaps in the ROM");
        assertThat(xtensa.decode("PC      : 0x40000564  PS      : 0x00060930")).isEmpty();
    }

    @Test
    void whereAnApplicationGaveUpIsToldToo() {
        assertThat(xtensa.decode("abort() was called at PC 0x4200811a on core 0"))
                .containsExactly("PC 0x4200811a: app_main+0x1a");
    }

    @Test
    void ordinaryLinesHaveNothingToPutIntoWords() {
        for (var line : List.of(
                "", "I (31) boot: ESP-IDF v5.5", "addr 0x4200811a", "Backtrace: none", "EPC : 0x4200811a", "PC 0x42")) {
            assertThat(xtensa.decode(line)).as(line).isEmpty();
            assertThat(riscV.decode(line)).as(line).isEmpty();
        }
    }

    @Test
    void theSourceIsNamedWhereItIsKnown() throws Exception {
        var decoder = new PanicDecoder(
                ElfFile.parse(Firmware.XTENSA),
                addresses -> Map.of(
                        0x4200_8197L, new Found("Sensor::read()", "/src/sensor.cpp:42"),
                        0x4200_811aL, new Found("", "")));

        assertThat(decoder.decode("Backtrace: 0x42008197:0x3fc97f50 0x4200811a:0x3fc97f70"))
                .containsExactly("0x42008197: Sensor::read()+0x17 at /src/sensor.cpp:42", "0x4200811a: app_main+0x1a");
    }
}
