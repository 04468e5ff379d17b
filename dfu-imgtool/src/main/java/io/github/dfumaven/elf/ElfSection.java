// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.elf;

import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;

/**
 * A section of an ELF file.
 *
 * <pre>
 * offset  size  field         value
 *      0     4  sh_name       not used
 *      4     4  sh_type       2 is the table of symbols
 *      8     4  sh_flags      bit set; 2 is in memory, 4 is code
 *     12     4  sh_addr       address in memory
 *     16     4  sh_offset     where it is in the file
 *     20     4  sh_size       bytes
 *     24     4  sh_link       of a table of symbols: number of the section with their names
 *     28    12  sh_info, sh_addralign, sh_entsize    not used
 * </pre>
 *
 * @param type what it holds
 * @param flags bit set
 * @param address in memory, 0 to 0xffff_ffff
 * @param offset in the file, 0 to 0xffff_ffff
 * @param size in bytes, 0 to 0xffff_ffff
 * @param link number of another section
 * @see <a href="https://refspecs.linuxfoundation.org/elf/elf.pdf">TIS, Executable and Linking Format 1.2, sections</a>
 */
record ElfSection(long type, long flags, long address, long offset, long size, long link) {

    static final int SIZE = 40;

    private static final int SYMBOLS = 2;
    private static final int IN_MEMORY_AND_CODE = 6;

    static ElfSection read(ByteReader in) throws FormatException {
        in.skip("sh_name", 4);
        var section = new ElfSection(
                in.u32le("sh_type"),
                in.u32le("sh_flags"),
                in.u32le("sh_addr"),
                in.u32le("sh_offset"),
                in.u32le("sh_size"),
                in.u32le("sh_link"));
        in.skip("sh_info, sh_addralign, sh_entsize", 12);
        return section;
    }

    boolean isSymbols() {
        return type == SYMBOLS;
    }

    boolean isCode() {
        return (flags & IN_MEMORY_AND_CODE) == IN_MEMORY_AND_CODE;
    }

    boolean contains(long at) {
        return at >= address && at - address < size;
    }
}
