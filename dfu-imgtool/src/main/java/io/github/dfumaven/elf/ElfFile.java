// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.elf;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The code and the functions of a program for an ESP chip.
 *
 * <pre>
 * offset  size  field        value
 *      0     4  e_ident      7f 45 4c 46
 *      4     2               1: 32 bits; 1: low byte first
 *      6    12               not used
 *     18     2  e_machine    94 Xtensa, 243 RISC-V
 *     20    12               not used
 *     32     4  e_shoff      where the table of sections begins
 *     36    10               not used
 *     46     2  e_shentsize  bytes of an entry, 40
 *     48     2  e_shnum      how many entries it has
 *     50     2  e_shstrndx   not used
 * </pre>
 *
 * @see <a href="https://refspecs.linuxfoundation.org/elf/elf.pdf">TIS, Executable and Linking Format 1.2, ELF header</a>
 */
public final class ElfFile {

    private static final Bytes MAGIC = Bytes.hex("7f454c460101");
    private static final int LONGEST_NAME = 1000;

    private final ElfMachine machine;
    private final Bytes sha256;
    private final List<ElfSection> code;
    private final NavigableMap<Long, ElfSymbol> functions;
    private final Bytes names;

    private ElfFile(
            ElfMachine machine,
            Bytes sha256,
            List<ElfSection> code,
            NavigableMap<Long, ElfSymbol> functions,
            Bytes names) {
        this.machine = machine;
        this.sha256 = sha256;
        this.code = code;
        this.functions = functions;
        this.names = names;
    }

    /**
     * Reads an ELF file.
     *
     * @param file all of it
     * @return its code and functions
     * @throws FormatException if it is none for an ESP chip, is cut off, or has no functions by name
     */
    public static ElfFile parse(Bytes file) throws FormatException {
        if (!file.startsWith(MAGIC)) {
            throw ElfError.NO_ELF.at(
                    0,
                    "begins with %s, not with %s as an ELF file of 32 bits",
                    file.slice(0, Math.min(MAGIC.length(), file.length())).toHex(),
                    MAGIC.toHex());
        }
        var in = new ByteReader(file);
        in.skip("e_ident, e_type", 18);
        int code = in.u16le("e_machine");
        var machine = ElfMachine.of(code)
                .orElseThrow(() -> ElfError.ELF_OF_OTHER_MACHINE.at(
                        18, "e_machine is %d, but 94 (Xtensa) or 243 (RISC-V) is expected", code));
        in.skip("e_version, e_entry, e_phoff", 12);
        long table = in.u32le("e_shoff");
        in.skip("e_flags, e_ehsize, e_phentsize, e_phnum", 10);
        int entry = in.u16le("e_shentsize");
        int count = in.u16le("e_shnum");
        if (count > 0 && entry != ElfSection.SIZE) {
            throw ElfError.NO_ELF.at(46, "e_shentsize is %d, but %d is expected", entry, ElfSection.SIZE);
        }
        return of(machine, file, sections(part(file, table, (long) count * ElfSection.SIZE, "sections")));
    }

    private static ElfFile of(ElfMachine machine, Bytes file, List<ElfSection> sections) throws FormatException {
        var functions = new TreeMap<Long, ElfSymbol>();
        var names = Bytes.EMPTY;
        var symbols = sections.stream().filter(ElfSection::isSymbols).findFirst();
        if (symbols.isPresent() && symbols.get().link() < sections.size()) {
            var strings = sections.get((int) symbols.get().link());
            // A copy, for a large file is mapped, and the next build cuts it while somebody still watches the board.
            names = Bytes.copyOf(part(file, strings.offset(), strings.size(), "names of symbols")
                    .toByteArray());
            long whole = symbols.get().size() / ElfSymbol.SIZE * ElfSymbol.SIZE;
            readFunctions(part(file, symbols.get().offset(), whole, "symbols"), functions);
        }
        if (functions.isEmpty()) {
            throw ElfError.ELF_WITHOUT_SYMBOLS.of("has %d sections and no function by name", sections.size());
        }
        var code = sections.stream().filter(ElfSection::isCode).toList();
        return new ElfFile(machine, file.sha256(), code, functions, names);
    }

    private static List<ElfSection> sections(Bytes table) throws FormatException {
        var sections = new ArrayList<ElfSection>();
        for (var in = new ByteReader(table); in.remaining() > 0; ) {
            sections.add(ElfSection.read(in));
        }
        return sections;
    }

    /** Of several at one address, as an alias and its function are, the largest counts. */
    private static void readFunctions(Bytes table, NavigableMap<Long, ElfSymbol> functions) throws FormatException {
        for (var in = new ByteReader(table); in.remaining() > 0; ) {
            var symbol = ElfSymbol.read(in);
            if (symbol.isFunction()) {
                functions.merge(symbol.address(), symbol, (one, other) -> other.size() > one.size() ? other : one);
            }
        }
    }

    private static Bytes part(Bytes file, long from, long size, String what) throws FormatException {
        if (from + size > file.length()) {
            throw ElfError.NO_ELF.at(
                    from, "the %s need %d bytes, but the file ends at 0x%x: is it whole?", what, size, file.length());
        }
        return file.slice((int) from, (int) (from + size));
    }

    /** {@return the processor that it is for} */
    public ElfMachine machine() {
        return machine;
    }

    /** {@return the SHA-256 of the file, which an application of ESP-IDF knows and tells when it panics} */
    public Bytes sha256() {
        return sha256;
    }

    /**
     * {@return the function that an address is in; empty outside of all of them}
     *
     * @param address in memory
     */
    public Optional<ElfPlace> place(long address) {
        var before = functions.floorEntry(address);
        if (before == null) {
            return Optional.empty();
        }
        var symbol = before.getValue();
        long offset = address - symbol.address();
        boolean inside = symbol.size() == 0
                ? sectionOf(address)
                        .filter(one -> one.contains(symbol.address()))
                        .isPresent()
                : offset < symbol.size();
        return inside ? Optional.of(new ElfPlace(name(symbol), offset)) : Optional.empty();
    }

    /**
     * {@return whether an address is in the code of the program}
     *
     * @param address in memory
     */
    public boolean isCode(long address) {
        return sectionOf(address).isPresent();
    }

    private Optional<ElfSection> sectionOf(long address) {
        return code.stream().filter(section -> section.contains(address)).findFirst();
    }

    private String name(ElfSymbol symbol) {
        if (symbol.name() >= names.length()) {
            return "?";
        }
        int from = (int) symbol.name();
        int end = from;
        while (end < names.length() && end - from < LONGEST_NAME && names.u8(end) != 0) {
            end++;
        }
        return names.slice(from, end).toUtf8();
    }
}
