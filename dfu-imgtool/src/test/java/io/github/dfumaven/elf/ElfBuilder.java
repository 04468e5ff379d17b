// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.elf;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/** Writes ELF files as a linker does, with the code and the functions that a test wants. */
public final class ElfBuilder {

    /** EM_XTENSA. */
    public static final int XTENSA = 94;
    /** EM_RISCV. */
    public static final int RISC_V = 243;

    private static final int HEADER = 52;
    private static final int FUNCTION = 2;

    private record Code(long address, long size) {}

    private record Symbol(String name, long address, long size, int info) {}

    private final int machine;
    private final List<Code> code = new ArrayList<>();
    private final List<Symbol> symbols = new ArrayList<>();

    /**
     * Creates a builder of a file without code.
     *
     * @param machine {@link #XTENSA}, {@link #RISC_V} or a number of another
     */
    public ElfBuilder(int machine) {
        this.machine = machine;
    }

    /**
     * Adds a section of code.
     *
     * @param address in memory
     * @param size in bytes
     * @return this
     */
    public ElfBuilder code(long address, long size) {
        code.add(new Code(address, size));
        return this;
    }

    /**
     * Adds a function.
     *
     * @param name any
     * @param address in memory
     * @param size in bytes, 0 for not known
     * @return this
     */
    public ElfBuilder function(String name, long address, long size) {
        return symbol(name, address, size, 0x10 | FUNCTION);
    }

    ElfBuilder symbol(String name, long address, long size, int info) {
        symbols.add(new Symbol(name, address, size, info));
        return this;
    }

    /** {@return the file} */
    public Bytes build() {
        var names = new ByteWriter().u8(0);
        var table = new ByteWriter();
        for (var symbol : symbols) {
            table.u32le(names.size()).u32le(symbol.address()).u32le(symbol.size());
            table.u8(symbol.info()).fill(0, 3);
            names.bytes(Bytes.utf8(symbol.name())).u8(0);
        }
        int count = 3 + code.size();
        int tableAt = HEADER + names.size();

        var out = new ByteWriter().bytes(Bytes.hex("7f454c46010101")).fill(0, 9);
        out.u16le(2).u16le(machine).u32le(1).fill(0, 8).u32le(tableAt + table.size());
        out.u32le(0)
                .u16le(HEADER)
                .fill(0, 4)
                .u16le(ElfSection.SIZE)
                .u16le(count)
                .u16le(0);
        out.bytes(names.toBytes()).bytes(table.toBytes());
        out.fill(0, ElfSection.SIZE);
        code.forEach(one -> section(out, 1, 6, one.address(), 0, one.size(), 0));
        section(out, 2, 0, 0, tableAt, table.size(), count - 1);
        section(out, 3, 0, 0, HEADER, names.size(), 0);
        return out.toBytes();
    }

    private static void section(ByteWriter out, int type, int flags, long address, int at, long size, int link) {
        out.u32le(0).u32le(type).u32le(flags).u32le(address).u32le(at).u32le(size);
        out.u32le(link).fill(0, 12);
    }
}
