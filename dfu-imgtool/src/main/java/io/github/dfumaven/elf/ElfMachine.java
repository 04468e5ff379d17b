// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.elf;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of processors that ESP chips have. */
public enum ElfMachine {
    /** ESP32-S2 and S3, among others. */
    XTENSA(94),
    /** ESP32-P4 and S31, among others. */
    RISC_V(243);

    private final int code;

    ElfMachine(int code) {
        this.code = code;
    }

    static Optional<ElfMachine> of(int code) {
        return Arrays.stream(values()).filter(machine -> machine.code == code).findFirst();
    }
}
