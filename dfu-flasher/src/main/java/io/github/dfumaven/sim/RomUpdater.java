// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of the ROM that puts an image into flash. It collects 256 bytes before it does anything, erases the whole span
 * of a file when its first piece is there, and looks at no result but the MD5 sums at the end. What is no archive is
 * written as it is from address 0.
 */
final class RomUpdater {

    static final int OK = 0;
    static final int ERR_TARGET = 1;
    static final int ERR_FILE = 2;
    static final int ERR_FIRMWARE = 10;

    /** With fewer bytes the ROM does not look for an archive. */
    private static final int LEAST_ARCHIVE = 232;

    private static final int COLLECTED = 256;
    private static final int PARAMETERS_SIZE = 32;
    private static final int CHIP_SIZE_AT = 12;

    private enum Kind {
        UNKNOWN,
        ARCHIVE,
        RAW
    }

    private final RomFlash flash;
    private final ChipMemory memory;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private final ByteArrayOutputStream indexData = new ByteArrayOutputStream();
    private RomArchive archive = new RomArchive(this::piece);
    private RomIndex index = new RomIndex();
    private Kind kind = Kind.UNKNOWN;
    private long rawAddress;
    private int error = OK;

    RomUpdater(RomFlash flash, ChipMemory memory) {
        this.flash = flash;
        this.memory = memory;
    }

    /** Forgets the image before, but not the size of the chip that it named. */
    void start() {
        collected.reset();
        indexData.reset();
        archive = new RomArchive(this::piece);
        index = new RomIndex();
        kind = Kind.UNKNOWN;
        rawAddress = 0;
        error = OK;
    }

    void feed(Bytes data) {
        int at = 0;
        while (at < data.length()) {
            int count = Math.min(COLLECTED - collected.size(), data.length() - at);
            collected.writeBytes(data.slice(at, at + count).toByteArray());
            at += count;
            if (collected.size() == COLLECTED) {
                work();
            }
        }
    }

    /** Ends the image and checks what is in flash, also after an error. */
    void finish() {
        if (collected.size() > 0) {
            work();
        }
        for (var entry : index.entries()) {
            if (entry.isUnchecked()) {
                continue;
            }
            if (!entry.seen()) {
                error = ERR_TARGET;
                return;
            }
            if (!md5(entry).equals(entry.md5())) {
                error = ERR_FIRMWARE;
                return;
            }
        }
    }

    int error() {
        return error;
    }

    void clearError() {
        error = OK;
    }

    boolean hasCrashed() {
        return archive.position() == RomArchive.Position.CRASHED;
    }

    private void work() {
        var data = Bytes.copyOf(collected.toByteArray());
        collected.reset();
        if (error != OK) {
            return;
        }

        if (kind == Kind.UNKNOWN) {
            boolean isArchive = data.length() >= LEAST_ARCHIVE && RomArchive.startsWithHeader(data);
            kind = isArchive ? Kind.ARCHIVE : Kind.RAW;
        }
        if (kind == Kind.RAW) {
            raw(data);
            return;
        }
        archive.feed(data);
        if (archive.position() == RomArchive.Position.BROKEN) {
            error = ERR_TARGET;
        }
    }

    private void raw(Bytes data) {
        if (rawAddress % NorFlash.SECTOR == 0) {
            flash.erase(rawAddress, data.length());
        }
        flash.write(rawAddress, wholeWords(data));
        rawAddress += data.length();
    }

    private void piece(Bytes name, long fileSize, long offset, Bytes piece) {
        if (error != OK) {
            return;
        }
        if (name.equals(RomIndex.NAME)) {
            indexPiece(fileSize, piece);
            return;
        }
        index.named(name).ifPresent(entry -> listedPiece(entry, fileSize, offset, piece));
    }

    private void indexPiece(long fileSize, Bytes piece) {
        if (fileSize > RomIndex.MAX_SIZE) {
            error = ERR_FILE;
            return;
        }
        indexData.writeBytes(piece.toByteArray());
        if (indexData.size() == fileSize) {
            index.add(Bytes.copyOf(indexData.toByteArray()));
            indexData.reset();
        }
    }

    private void listedPiece(RomIndex.Entry entry, long fileSize, long offset, Bytes piece) {
        entry.see(fileSize);
        if (entry.isParameters()) {
            parameters(piece);
            return;
        }
        if (entry.isCallback()) {
            return;
        }
        if (entry.toRam()) {
            memory.write(entry.address() + offset, piece);
            return;
        }
        if (offset == 0 && !entry.keepsFlash()) {
            flash.erase(entry.address(), fileSize);
        }
        flash.write(entry.address() + offset, wholeWords(piece));
    }

    /** Of the parameters only the chip's size counts here; all chips have the usual blocks, sectors and pages. */
    private void parameters(Bytes piece) {
        if (piece.length() >= PARAMETERS_SIZE) {
            flash.believeIn(piece.u32le(CHIP_SIZE_AT));
        }
    }

    private Bytes md5(RomIndex.Entry entry) {
        var content = new ArrayList<Bytes>();
        for (long at = 0; at < entry.fileSize(); at += COLLECTED) {
            int count = (int) Math.min(COLLECTED, entry.fileSize() - at);
            var read = flash.read(entry.address() + at, count);
            if (read.isEmpty()) {
                return Bytes.EMPTY;
            }
            content.add(read.get());
        }
        return Bytes.concat(content).md5();
    }

    private static Bytes wholeWords(Bytes data) {
        int missing = -data.length() & 3;
        return missing == 0 ? data : Bytes.concat(List.of(data, Bytes.fill(0xff, missing)));
    }
}
