// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.uf2;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.fields.ByteReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the blocks of a UF2 file and puts their data together. */
final class Uf2Parser {

    /** How many problems are told one by one; a file that is damaged all over would fill the screen. */
    private static final int MAX_PROBLEMS = 32;

    private static final Comparator<Uf2Block> BY_FAMILY_AND_ADDRESS = Comparator.<Uf2Block>comparingLong(
                    block -> block.family().map(Uf2Family::id).orElse(-1L))
            .thenComparingLong(Uf2Block::address);

    private final Bytes file;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> untold = new ArrayList<>();

    Uf2Parser(Bytes file) {
        this.file = file;
    }

    Uf2File parse() {
        int count = file.length() / Uf2Block.SIZE;
        List<Uf2Block> readable = new ArrayList<>();
        List<Uf2Block> flash = new ArrayList<>();
        Set<Uf2Family> families = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            var read = read(i);
            if (read.isEmpty()) {
                continue;
            }

            var block = read.get();
            readable.add(block);
            block.family().ifPresent(families::add);
            if (usable(i, block)) {
                flash.add(block);
            }
        }

        if (file.length() % Uf2Block.SIZE != 0) {
            add(Uf2Error.UF2_CUT.error(
                    "the file ends %d bytes into block %d, a block has 512", file.length() % Uf2Block.SIZE, count));
        }
        new Uf2Counting(this::add).check(readable);
        var ranges = join(flash);
        meet(ranges);
        tellTheRest();
        return new Uf2File(count, List.copyOf(families), ranges, problems);
    }

    private Optional<Uf2Block> read(int index) {
        int at = index * Uf2Block.SIZE;
        try {
            return Optional.of(Uf2Block.read(new ByteReader(file.slice(at, at + Uf2Block.SIZE), at)));
        } catch (FormatException e) {
            add(Problem.of(e).in("block " + index));
            return Optional.empty();
        }
    }

    private boolean usable(int index, Uf2Block block) {
        if (!block.fits()) {
            add(Uf2Error.UF2_BAD_SIZE.error(
                    "block %d at 0x%x: says it holds %d bytes, more than fit", index, block.address(), block.size()));
            return false;
        }
        if (!block.isForFlash()) {
            add(Uf2Error.UF2_NOT_FLASH.warning(
                    "block %d: flags 0x%x say that it is not for flash", index, block.flags()));
            return false;
        }
        return !block.has(Uf2Block.MD5) || md5Fits(index, block);
    }

    private boolean md5Fits(int index, Uf2Block block) {
        var stored = block.ownMd5();
        if (stored.isEmpty()) {
            add(Uf2Error.UF2_UNCHECKED_MD5.warning(
                    "block %d at 0x%x: its MD5 is not about its own %d bytes", index, block.address(), block.size()));
            return true;
        }

        var computed = block.data().md5();
        if (computed.equals(stored.get())) {
            return true;
        }
        add(Uf2Error.UF2_BAD_MD5.error(
                "block %d at 0x%x: MD5 is %s, but the data give %s",
                index, block.address(), stored.get().toHex(), computed.toHex()));
        return false;
    }

    private List<Uf2Range> join(List<Uf2Block> blocks) {
        blocks.sort(BY_FAMILY_AND_ADDRESS);
        List<Uf2Range> ranges = new ArrayList<>();
        List<Bytes> parts = new ArrayList<>();
        long start = 0;
        long end = -1;
        Optional<Uf2Family> family = Optional.empty();
        for (var block : blocks) {
            if (block.size() == 0) {
                continue;
            }
            boolean sameFamily = block.family().equals(family);
            if (sameFamily && block.address() < end) {
                add(Uf2Error.UF2_OVERLAP.error(
                        "block %d of %d writes 0x%x, which another block writes up to 0x%x",
                        block.number(), block.count(), block.address(), end));
                continue;
            }

            if (!sameFamily || block.address() != end) {
                flush(ranges, start, family, parts);
                start = block.address();
                family = block.family();
            }
            parts.add(block.data());
            end = block.end();
        }
        flush(ranges, start, family, parts);
        return ranges;
    }

    /** What names no family is for every chip, so it may meet the content of any family. */
    private void meet(List<Uf2Range> ranges) {
        var forAny = new TreeMap<Long, Uf2Range>();
        ranges.stream().filter(range -> range.family().isEmpty()).forEach(range -> forAny.put(range.address(), range));
        for (var range : ranges) {
            var below = forAny.lowerEntry(range.address() + range.size());
            if (range.family().isPresent()
                    && below != null
                    && below.getKey() + below.getValue().size() > range.address()) {
                add(Uf2Error.UF2_OVERLAP.error(
                        "0x%x is written by a block for any chip, and by one for %s",
                        Math.max(range.address(), below.getKey()),
                        range.family().get()));
            }
        }
    }

    private static void flush(List<Uf2Range> ranges, long start, Optional<Uf2Family> family, List<Bytes> parts) {
        if (!parts.isEmpty()) {
            ranges.add(new Uf2Range(start, family, parts));
            parts.clear();
        }
    }

    private void add(Problem problem) {
        (problems.size() < MAX_PROBLEMS ? problems : untold).add(problem);
    }

    /** Adds one problem for all that were too many, an error if any of them is one. */
    private void tellTheRest() {
        untold.stream()
                .max(Comparator.comparing(Problem::isError))
                .map(worst -> new Problem(
                        worst.isError(),
                        worst.code(),
                        String.format(Locale.ROOT, "%d more problems, such as: %s", untold.size(), worst.message()),
                        worst.hint()))
                .ifPresent(problems::add);
    }
}
