// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.elf.ElfBuilder;

/** Applications that panic, with what ESP-IDF prints then on both kinds of processors, and their ELF files. */
final class Firmware {

    static final Bytes XTENSA = new ElfBuilder(ElfBuilder.XTENSA)
            .code(0x4037_4000L, 0x4000)
            .code(0x4200_0020L, 0x2_0000)
            .function("panic_abort", 0x4037_5a80L, 0x14)
            .function("vPortTaskWrapper", 0x4037_7100L, 0x14)
            .function("app_main", 0x4200_8100L, 0x60)
            .function("_ZN6Sensor4readEv", 0x4200_8180L, 0x40)
            .function("main_task", 0x4201_0f00L, 0x80)
            .build();

    static final String XTENSA_PANIC = """
            Guru Meditation Error: Core  0 panic'ed (LoadProhibited). Exception was unhandled.

            Core  0 register dump:
            PC      : 0x4200819a  PS      : 0x00060930  A0      : 0x8200811d  A1      : 0x3fc97f50
            A2      : 0x00000000  A3      : 0x00000001  A4      : 0x00000001  A5      : 0x00000001
            EXCVADDR: 0x00000000  LBEG    : 0x400556d5  LEND    : 0x400556e5  LCOUNT  : 0xffffffff

            Backtrace: 0x42008197:0x3fc97f50 0x4200811a:0x3fc97f70 0x42010f4b:0x3fc97f90 0x40377111:0x3fc97fc0

            ELF file SHA256: %s

            Rebooting...
            """.formatted(XTENSA.sha256().toHex().substring(0, 9));

    static final Bytes RISC_V = new ElfBuilder(ElfBuilder.RISC_V)
            .code(0x4ff0_0000L, 0x8000)
            .code(0x4000_0020L, 0x2_0000)
            .function("vPortTaskWrapper", 0x4ff0_7100L, 0x14)
            .function("app_main", 0x4000_8100L, 0x60)
            .function("read_sensor", 0x4000_8180L, 0x40)
            .function("main_task", 0x4001_0f00L, 0x80)
            .build();

    static final String RISC_V_PANIC = """
            Guru Meditation Error: Core  0 panic'ed (Load access fault). Exception was unhandled.

            Core  0 register dump:
            MEPC    : 0x4000818a  RA      : 0x4000811e  SP      : 0x4ff3a9a0  GP      : 0x4ff13a00
            TP      : 0x4ff3a9f0  T0      : 0x4fc0a8c6  T1      : 0x00000000  T2      : 0x00000000
            MSTATUS : 0x00001881  MTVEC   : 0x4ff00003  MCAUSE  : 0x00000005  MTVAL   : 0x00000000

            Stack memory:
            4ff3a9a0: 0x00000000 0x4000811e 0x40008100 0x4000811f 0x00000001 0x4ff3a9c0 0x00000000 0x40010f4c
            4ff3a9c0: 0xa5a5a5a5 0x4ff07112 0x50000000 0x00000000 0xa5a5a5a5 0xa5a5a5a5 0xa5a5a5a5 0xa5a5a5a5

            ELF file SHA256: 0123456789

            Rebooting...
            """;

    private Firmware() {}
}
