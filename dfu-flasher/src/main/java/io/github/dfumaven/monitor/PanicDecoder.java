// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import io.github.dfumaven.elf.ElfFile;
import io.github.dfumaven.elf.ElfMachine;
import io.github.dfumaven.monitor.SourceLines.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the addresses of a panic into words, with the functions of the application's ELF file.
 *
 * <p>ESP-IDF prints on Xtensa {@code Backtrace: PC:SP PC:SP …}, whose addresses are in the calls already, and registers. On
 * RISC-V it prints registers, of which MEPC is where it happened and RA where that returns to, and the memory of the stack,
 * in which return addresses stand among other things: so what is found there may be old.
 *
 * @see <a href="https://docs.espressif.com/projects/esp-idf/en/stable/esp32s3/api-guides/fatal-errors.html">ESP-IDF, Fatal
 *     Errors</a>
 */
record PanicDecoder(ElfFile elf, SourceLines source) {

    private static final Pattern BACKTRACE = Pattern.compile("Backtrace:((?:\\s*0x\\p{XDigit}{8}:0x\\p{XDigit}{8})+)");
    private static final Pattern FRAME = Pattern.compile("0x(\\p{XDigit}{8}):");
    private static final Pattern REGISTER =
            Pattern.compile("(?<![A-Za-z0-9])(PC|MEPC|RA|A0)\\s*:?\\s*0x(\\p{XDigit}{8})(?!\\p{XDigit})");
    private static final Pattern STACK = Pattern.compile("^\\s*\\p{XDigit}{8}:((?:\\s+0x\\p{XDigit}{8})+)\\s*$");
    private static final Pattern WORD = Pattern.compile("0x(\\p{XDigit}{8})");
    private static final Pattern HASH = Pattern.compile("ELF file SHA256:\\s*(\\p{XDigit}{8,64})");

    /** On Xtensa the two highest bits of a return address are not of the address, and calls have three bytes. */
    private static final long XTENSA_ADDRESS = 0x3fff_ffffL;

    private static final long XTENSA_CODE = 0x4000_0000L;
    private static final int XTENSA_CALL = 3;

    /** An address with what it is to be called, and the one to look for. */
    private record Address(String label, long shown, long meant, boolean isCertain) {}

    /** Returns what there is to say of a line, which is nothing of most. */
    List<String> decode(String line) {
        var words = new ArrayList<String>();
        otherBuild(line).ifPresent(words::add);
        var addresses = addresses(line);
        if (!addresses.isEmpty()) {
            var found =
                    source.of(addresses.stream().map(Address::meant).distinct().toList());
            for (var address : addresses) {
                words.add(words(address, Optional.ofNullable(found.get(address.meant()))));
            }
        }
        return words;
    }

    private List<Address> addresses(String line) {
        var backtrace = BACKTRACE.matcher(line);
        if (backtrace.find()) {
            return FRAME.matcher(backtrace.group(1))
                    .results()
                    .map(frame -> parse(frame.group(1)))
                    .map(address -> new Address("", address, address, true))
                    .toList();
        }
        var stack = STACK.matcher(line);
        if (elf.machine() == ElfMachine.RISC_V && stack.matches()) {
            return WORD.matcher(stack.group(1))
                    .results()
                    .map(word -> parse(word.group(1)))
                    .filter(word -> word % 2 == 0)
                    .map(word -> new Address("stack ", word, word - 1, false))
                    .filter(this::isKnown)
                    .toList();
        }
        return REGISTER.matcher(line)
                .results()
                .map(register -> register(register.group(1), parse(register.group(2))))
                .filter(this::isKnown)
                .toList();
    }

    private Address register(String name, long value) {
        long meant = value;
        if (Set.of("RA", "A0").contains(name)) {
            meant = elf.machine() == ElfMachine.XTENSA
                    ? ((value & XTENSA_ADDRESS) | XTENSA_CODE) - XTENSA_CALL
                    : value - 1;
        }
        return new Address(name + " ", value, meant, true);
    }

    private boolean isKnown(Address address) {
        return elf.isCode(address.meant()) && elf.place(address.meant()).isPresent();
    }

    /** The offset is that of the address as it stands there, so that it is found in a listing. */
    private String words(Address address, Optional<Found> found) {
        var place = elf.place(address.meant());
        var symbol = place.map(Object::toString).orElse("in no function of the ELF file, perhaps in the ROM");
        var function = found.map(Found::function).filter(name -> !name.isEmpty());
        if (function.isPresent() && place.isPresent()) {
            symbol = symbol.replaceFirst(
                    "^" + Pattern.quote(place.get().function()), Matcher.quoteReplacement(function.get()));
        }
        return address.label()
                + String.format(Locale.ROOT, "0x%08x: ", address.shown())
                + symbol
                + found.map(Found::place)
                        .filter(text -> !text.isEmpty())
                        .map(text -> " at " + text)
                        .orElse("")
                + (address.isCertain() ? "" : " (perhaps)");
    }

    private Optional<String> otherBuild(String line) {
        var hash = HASH.matcher(line);
        if (!hash.find()) {
            return Optional.empty();
        }
        var running = hash.group(1).toLowerCase(Locale.ROOT);
        var ours = elf.sha256().toHex();
        return ours.startsWith(running)
                ? Optional.empty()
                : Optional.of("The ELF file is of another build, so what is said of addresses may be wrong: its SHA-256"
                        + " begins with " + ours.substring(0, running.length()) + ".");
    }

    private static long parse(String digits) {
        return Long.parseLong(digits, 16);
    }
}
