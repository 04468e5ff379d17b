// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.files.OutputFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A NOR flash chip: erasing makes bytes FF, programming can only clear bits. It records every command. An address beyond
 * its end wraps, as the chip has no pin for it. Memory is taken only for sectors that are not blank; any thread may look
 * at it.
 */
public final class NorFlash {

    /** Bytes of a sector, the least that can be erased: 4 KiB. */
    public static final int SECTOR = 4096;

    /** Bytes of an erase block: 64 KiB. */
    public static final int BLOCK = 65536;

    /** The largest chip: 128 MiB. */
    public static final long MAX_SIZE = 128L << 20;

    private static final byte[] BLANK = blankSector();

    private final byte[][] sectors;
    private final FlashTiming timing;
    private final List<FlashOperation> operations = new ArrayList<>();
    private Duration busy = Duration.ZERO;
    private Bytes identification;

    private NorFlash(long size, FlashTiming timing) {
        if (size <= 0 || size > MAX_SIZE || size % SECTOR != 0) {
            throw new IllegalArgumentException(size + " bytes are no size of a flash chip");
        }
        this.sectors = new byte[(int) (size / SECTOR)][];
        this.timing = timing;
        Arrays.fill(sectors, BLANK);
        this.identification = Bytes.of(0xef, 0x40, Long.numberOfTrailingZeros(Long.highestOneBit(size)));
    }

    /**
     * {@return a chip on which every byte is FF: a chip that works at once}
     *
     * @param size bytes, a multiple of 4096, at most 128 MiB
     */
    public static NorFlash blank(long size) {
        return blank(size, FlashTiming.INSTANT);
    }

    /**
     * {@return a chip on which every byte is FF and that takes its time: the chip}
     *
     * @param size bytes, a multiple of 4096, at most 128 MiB
     * @param timing how long commands take
     */
    public static NorFlash blank(long size, FlashTiming timing) {
        return new NorFlash(size, timing);
    }

    /**
     * {@return a chip with something on it, as large as that: a chip that works at once}
     *
     * @param content a multiple of 4096 bytes, copied
     */
    public static NorFlash of(Bytes content) {
        var flash = blank(content.length());
        for (int i = 0; i < flash.sectors.length; i++) {
            flash.put(i, content.slice(i * SECTOR, (i + 1) * SECTOR).toByteArray());
        }
        return flash;
    }

    /**
     * {@return a chip with the content of a file, as large as the file: the chip}. The file is read now and not held open.
     *
     * @param file a multiple of 4096 bytes, at most 128 MiB
     * @param timing how long commands take
     * @throws io.github.dfumaven.error.InvalidRequestException if no flash chip is as large as the file
     * @throws IOException if the file cannot be read
     */
    public static NorFlash load(Path file, FlashTiming timing) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw SimError.BAD_FLASH_FILE.about("flashFile", file, "is no regular file");
        }
        long size = Files.size(file);
        if (size <= 0 || size > MAX_SIZE || size % SECTOR != 0) {
            throw SimError.BAD_FLASH_FILE.about("flashFile", file, "has %d bytes, no flash chip has", size);
        }

        var flash = blank(size, timing);
        try (InputStream in = Files.newInputStream(file)) {
            for (int i = 0; i < flash.sectors.length; i++) {
                var sector = in.readNBytes(SECTOR);
                flash.put(i, Arrays.copyOf(sector, SECTOR));
            }
        }
        return flash;
    }

    /**
     * Writes the whole content to a file, which appears whole or not at all.
     *
     * @param file replaced if it is there
     * @throws IOException if it cannot be written
     */
    public void save(Path file) throws IOException {
        OutputFile.write(file, this::writeTo);
    }

    /**
     * Writes the whole content.
     *
     * @param out where to, not closed
     * @throws IOException if it cannot be written
     */
    public synchronized void writeTo(OutputStream out) throws IOException {
        for (var sector : sectors) {
            out.write(sector);
        }
    }

    /** {@return how large the chip is: bytes} */
    public long size() {
        return (long) sectors.length * SECTOR;
    }

    /** Returns what is on the chip in front of the blank rest. */
    synchronized Bytes used() {
        int end = sectors.length;
        while (end > 0 && sectors[end - 1] == BLANK) {
            end--;
        }
        return read(0, end * SECTOR);
    }

    /** Returns what the chip answers to the command 0x9f: maker, type, and its size as a power of two. */
    Bytes identification() {
        return identification;
    }

    /** Makes it answer as one of another maker. */
    void identifyAs(Bytes answer) {
        identification = answer;
    }

    /**
     * {@return what is on the chip: a copy}
     *
     * @param address where from; wraps at the end of the chip
     * @param length how many bytes, 0 or more
     */
    public synchronized Bytes read(long address, int length) {
        var read = new byte[length];
        for (int at = 0; at < length; ) {
            int from = offset(address + at);
            int count = Math.min(length - at, SECTOR - from);
            System.arraycopy(sectors[sector(address + at)], from, read, at, count);
            at += count;
        }
        return Bytes.copyOf(read);
    }

    /**
     * Erases a sector.
     *
     * @param address of any byte in it
     */
    public synchronized void erase4k(long address) {
        long start = start(address, SECTOR);
        sectors[sector(start)] = BLANK;
        record(new FlashOperation(FlashOperation.Kind.ERASE_4K, start, SECTOR));
    }

    /**
     * Erases a block.
     *
     * @param address of any byte in it
     */
    public synchronized void erase64k(long address) {
        long start = start(address, BLOCK);
        for (int i = 0; i < BLOCK; i += SECTOR) {
            sectors[sector(start + i)] = BLANK;
        }
        record(new FlashOperation(FlashOperation.Kind.ERASE_64K, start, BLOCK));
    }

    /**
     * Clears the bits that are zero in the data.
     *
     * @param address where the data begins; wraps at the end of the chip
     * @param data what to program
     */
    public synchronized void program(long address, Bytes data) {
        for (int i = 0; i < data.length(); i++) {
            int sector = sector(address + i);
            if (sectors[sector] == BLANK) {
                sectors[sector] = BLANK.clone();
            }
            sectors[sector][offset(address + i)] &= (byte) data.u8(i);
        }
        record(new FlashOperation(FlashOperation.Kind.PROGRAM, address % size(), data.length()));
    }

    /** {@return every command so far, oldest first, with program commands that continue each other joined: a copy} */
    public synchronized List<FlashOperation> operations() {
        return List.copyOf(operations);
    }

    /** {@return how long the commands took since this was asked last: zero or more} */
    synchronized Duration takeBusy() {
        var taken = busy;
        busy = Duration.ZERO;
        return taken;
    }

    private void record(FlashOperation operation) {
        busy = busy.plus(timing.of(operation));
        int last = operations.size() - 1;
        if (last >= 0 && operation.continues(operations.get(last))) {
            operations.set(last, operations.get(last).joined(operation));
            return;
        }
        operations.add(operation);
    }

    private void put(int sector, byte[] content) {
        sectors[sector] = Arrays.equals(content, BLANK) ? BLANK : content;
    }

    private long start(long address, int unit) {
        return address % size() / unit * unit;
    }

    private int sector(long address) {
        return (int) (address % size() / SECTOR);
    }

    private static int offset(long address) {
        return (int) (address % SECTOR);
    }

    private static byte[] blankSector() {
        var sector = new byte[SECTOR];
        Arrays.fill(sector, (byte) 0xff);
        return sector;
    }
}
