// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.ihex;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** Reads records one by one and collects their data in runs that have no gap. */
final class HexParser {

    private final HexLines lines;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Region> runs = new ArrayList<>();
    private final ByteArrayOutputStream run = new ByteArrayOutputStream();
    private long runStart;
    private long base;
    private OptionalLong entryPoint = OptionalLong.empty();

    HexParser(Bytes file) {
        this.lines = new HexLines(file);
    }

    IntelHex parse() throws FormatException {
        boolean ended = false;
        for (var line = lines.next(); line.isPresent() && !ended; line = lines.next()) {
            ended = take(HexRecord.read(line.get(), lines.offset()));
            if (ended && lines.next().isPresent()) {
                problems.add(
                        HexError.HEX_TRAILING.warning("lines follow the end record (at offset 0x%x)", lines.offset()));
            }
        }
        if (!ended) {
            problems.add(HexError.HEX_NO_END.warning("the last record is not the end record :00000001FF"));
        }
        endRun();
        return new IntelHex(join(), entryPoint, problems);
    }

    /** Returns true for the end record. */
    private boolean take(HexRecord record) throws FormatException {
        switch (record.type()) {
            case HexRecord.DATA -> data(record);
            case HexRecord.END -> check(record, 0);
            case HexRecord.SEGMENT_BASE -> base = number(record, 2) << 4;
            case HexRecord.LINEAR_BASE -> base = number(record, 2) << 16;
            case HexRecord.SEGMENT_START -> {
                long start = number(record, 4);
                entryPoint = OptionalLong.of((start >> 16 << 4) + (start & 0xffff));
            }
            case HexRecord.LINEAR_START -> entryPoint = OptionalLong.of(number(record, 4));
            default -> throw HexError.HEX_BAD_TYPE.at(lines.offset(), "record type %d does not exist", record.type());
        }
        return record.type() == HexRecord.END;
    }

    private void data(HexRecord record) throws FormatException {
        long address = base + record.address();
        if (address + record.data().length() > 1L << 32) {
            throw HexError.HEX_BEYOND_4G.at(
                    lines.offset(),
                    "%d bytes at 0x%x run over 0xffffffff",
                    record.data().length(),
                    address);
        }

        if (address != runStart + run.size()) {
            endRun();
            runStart = address;
        }
        run.writeBytes(record.data().toByteArray());
    }

    private void check(HexRecord record, int size) throws FormatException {
        if (record.data().length() != size) {
            throw HexError.HEX_BAD_RECORD.at(
                    lines.offset(),
                    "a record of type %d has %d data bytes, not %d",
                    record.type(),
                    record.data().length(),
                    size);
        }
    }

    private long number(HexRecord record, int size) throws FormatException {
        check(record, size);
        long number = 0;
        for (int i = 0; i < size; i++) {
            number = number << 8 | record.data().u8(i);
        }
        return number;
    }

    private void endRun() {
        if (run.size() > 0) {
            runs.add(new Region(runStart, Bytes.copyOf(run.toByteArray())));
            run.reset();
        }
    }

    private List<Region> join() throws FormatException {
        runs.sort(Comparator.comparingLong(Region::address));
        List<Region> regions = new ArrayList<>();
        List<Bytes> parts = new ArrayList<>();
        long start = 0;
        long end = -1;
        for (var run : runs) {
            if (run.address() < end) {
                throw HexError.HEX_OVERLAP.of("0x%x is given twice", run.address());
            }
            if (run.address() != end && !parts.isEmpty()) {
                regions.add(new Region(start, Bytes.concat(parts)));
                parts.clear();
            }
            start = parts.isEmpty() ? run.address() : start;
            parts.add(run.data());
            end = run.end();
        }
        if (!parts.isEmpty()) {
            regions.add(new Region(start, Bytes.concat(parts)));
        }
        return regions;
    }
}
