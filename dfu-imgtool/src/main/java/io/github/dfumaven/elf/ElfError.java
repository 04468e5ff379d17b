// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.elf;

import io.github.dfumaven.fault.FormatErrorCode;

/** What can be wrong with an ELF file. */
public final class ElfError {

    /** The file does not begin as ELF files do. */
    public static final FormatErrorCode NO_ELF = new FormatErrorCode(
            "no-elf", "Give the .elf file that the build leaves beside the application's .bin file.");
    /** It is an ELF file of another kind of processor than ESP chips have. */
    public static final FormatErrorCode ELF_OF_OTHER_MACHINE = new FormatErrorCode(
            "elf-of-other-machine", "Give the .elf file of the application, which was built for an ESP chip.");
    /** It holds no functions by name: they were stripped from it. */
    public static final FormatErrorCode ELF_WITHOUT_SYMBOLS = new FormatErrorCode(
            "elf-without-symbols", "Give the .elf file as the linker wrote it, before strip took the symbols away.");

    private ElfError() {}
}
