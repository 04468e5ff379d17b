// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.elf;

import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;

/**
 * A symbol of an ELF file.
 *
 * <pre>
 * offset  size  field     value
 *      0     4  st_name   where its name begins in the section of names
 *      4     4  st_value  address
 *      8     4  st_size   bytes, 0 where it is not known
 *     12     1  st_info   low four bits: 2 is a function
 *     13     3  st_other, st_shndx    not used
 * </pre>
 *
 * @param name where its name begins
 * @param address 0 to 0xffff_ffff
 * @param size 0 to 0xffff_ffff
 * @param info type and binding
 * @see <a href="https://refspecs.linuxfoundation.org/elf/elf.pdf">TIS, Executable and Linking Format 1.2, symbol table</a>
 */
record ElfSymbol(long name, long address, long size, int info) {

    static final int SIZE = 16;

    private static final int TYPE = 0xf;
    private static final int FUNCTION = 2;

    static ElfSymbol read(ByteReader in) throws FormatException {
        var symbol = new ElfSymbol(in.u32le("st_name"), in.u32le("st_value"), in.u32le("st_size"), in.u8("st_info"));
        in.skip("st_other, st_shndx", 3);
        return symbol;
    }

    boolean isFunction() {
        return (info & TYPE) == FUNCTION;
    }
}
