// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.libusb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that a library offers to whoever loads it, for all the systems there are natives for: ELF (little-endian), Mach-O (64
 * bits) and PE. Only what is needed of each.
 *
 * @see <a href="https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.symtab.html">ELF, symbol table</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/debug/pe-format#the-edata-section-image-only">PE, .edata</a>
 */
final class ExportedSymbols {

    private static final int ELF = 0x464c457f;
    private static final int MACH_O_64 = 0xfeedfacf;
    private static final int MZ = 0x5a4d;

    private final ByteBuffer file;
    private final Set<String> names = new TreeSet<>();

    private ExportedSymbols(byte[] file) {
        this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Returns them, without what a compiler of its platform puts before and behind them. */
    static Set<String> of(byte[] library) {
        var symbols = new ExportedSymbols(library);
        symbols.read();
        return symbols.names;
    }

    private void read() {
        if (u32(0) == ELF) {
            readElf(u8(4) == 2);
        } else if (u32(0) == MACH_O_64) {
            readMachO();
        } else if (u16(0) == MZ) {
            readPe(u32(0x3c));
        } else {
            throw new IllegalArgumentException("neither ELF nor Mach-O nor PE");
        }
    }

    private void readElf(boolean wide) {
        int sections = word(wide, wide ? 0x28 : 0x20);
        int size = u16(wide ? 0x3a : 0x2e);
        int count = u16(wide ? 0x3c : 0x30);
        for (int i = 0; i < count; i++) {
            int section = sections + i * size;
            int dynsym = 11;
            if (u32(section + 4) == dynsym) {
                int link = u32(section + (wide ? 0x28 : 0x18));
                int strings = word(wide, sections + link * size + (wide ? 0x18 : 0x10));
                int from = word(wide, section + (wide ? 0x18 : 0x10));
                readElfSymbols(wide, from, word(wide, section + (wide ? 0x20 : 0x14)), strings);
            }
        }
    }

    private void readElfSymbols(boolean wide, int from, int length, int strings) {
        int size = wide ? 24 : 16;
        for (int symbol = from; symbol < from + length; symbol += size) {
            boolean isDefined = u16(symbol + (wide ? 6 : 14)) != 0;
            boolean isGlobal = u8(symbol + (wide ? 4 : 12)) >> 4 != 0;
            boolean isVisible = (u8(symbol + (wide ? 5 : 13)) & 3) == 0;
            if (isDefined && isGlobal && isVisible) {
                names.add(text(strings + u32(symbol)));
            }
        }
    }

    private void readMachO() {
        int command = 32;
        for (int i = u32(16); i > 0; i--) {
            int symtab = 2;
            if (u32(command) == symtab) {
                readMachOSymbols(u32(command + 8), u32(command + 12), u32(command + 16));
            }
            command += u32(command + 4);
        }
    }

    private void readMachOSymbols(int from, int count, int strings) {
        for (int symbol = from; symbol < from + count * 16; symbol += 16) {
            int kind = u8(symbol + 4);
            boolean isExternalInASection = (kind & 0xe0) == 0 && (kind & 0x1f) == 0x0f; // private ones have 0x10
            if (isExternalInASection) {
                names.add(text(strings + u32(symbol)).substring(1)); // _name
            }
        }
    }

    private void readPe(int header) {
        int optional = header + 24;
        boolean wide = u16(optional) == 0x20b;
        int exports = offset(header, u32(optional + (wide ? 112 : 96)));
        int table = offset(header, u32(exports + 32));
        for (int i = 0; i < u32(exports + 24); i++) {
            var name = text(offset(header, u32(table + 4 * i)));
            names.add(name.matches("_.*@\\d+") ? name.substring(1, name.indexOf('@')) : name); // 32 bits: _name@8
        }
    }

    /** Where in the file a place in memory is. */
    private int offset(int header, int address) {
        int sections = header + 24 + u16(header + 20);
        for (int i = 0; i < u16(header + 6); i++) {
            int section = sections + i * 40;
            int into = address - u32(section + 12);
            if (into >= 0 && into < u32(section + 16)) {
                return u32(section + 20) + into;
            }
        }
        throw new IllegalArgumentException("no section has " + Integer.toHexString(address));
    }

    private String text(int at) {
        int end = at;
        while (u8(end) != 0) {
            end++;
        }
        return new String(file.array(), at, end - at, StandardCharsets.ISO_8859_1);
    }

    /** Files of 2 GB and more are not ours. */
    private int word(boolean wide, int at) {
        return wide ? Math.toIntExact(file.getLong(at)) : u32(at);
    }

    private int u32(int at) {
        return file.getInt(at);
    }

    private int u16(int at) {
        return Short.toUnsignedInt(file.getShort(at));
    }

    private int u8(int at) {
        return Byte.toUnsignedInt(file.get(at));
    }
}
