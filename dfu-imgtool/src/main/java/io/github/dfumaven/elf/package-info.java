// SPDX-License-Identifier: Apache-2.0
/**
 * What an ELF file tells of a program: for which kind of processor it is, where its code lies, and which function is where.
 * Of the files that compilers for ESP chips write, with 32 bits and the low byte first, and no more of them than that.
 *
 * <pre>{@code
 * var elf = ElfFile.parse(Bytes.read(Path.of("build/app.elf")));
 * elf.place(0x4200_7c5aL).ifPresent(System.out::println); // app_main+0x1a
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.elf;

import org.jspecify.annotations.NullMarked;
