// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.cpio.CpioArchive;
import io.github.dfumaven.cpio.CpioEntry;
import io.github.dfumaven.fields.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes archives as ESP-IDF's mkdfu.py does. */
public final class ArchiveWriter {

    private static final int PADDED_TO = 10240;

    private ArchiveWriter() {}

    /**
     * Returns what stands in front of the suffix: the archive and its padding. Data is not copied.
     *
     * @param flashSize size of the flash chip, 0 to 0xffff_ffff
     * @param files the entries, in order
     * @param base what has to be in flash already, or empty for an archive that needs nothing
     * @return pieces of the payload, in order
     */
    public static List<Bytes> payload(long flashSize, List<Piece> files, Optional<DeltaBase> base) {
        var pieces = archive(flashSize, files, base);
        int length = pieces.stream().mapToInt(Bytes::length).sum();
        pieces.add(Bytes.fill(0, (PADDED_TO - length % PADDED_TO) % PADDED_TO));
        return pieces;
    }

    /**
     * Returns an archive that tells the ROM the size of the flash chip and changes nothing in flash, as one needs before
     * flash is read.
     *
     * @param flashSize bytes, 0 to 0xffff_ffff
     * @return the archive with its end mark, without padding and suffix
     */
    public static Bytes parametersOnly(long flashSize) {
        return unpadded(flashSize, List.of());
    }

    /**
     * Returns an archive without what stands behind its end mark, which no ROM looks at.
     *
     * @param flashSize size of the flash chip, 0 to 0xffff_ffff
     * @param files the entries, in order, at most 63
     * @return the archive with its end mark, without padding and suffix
     */
    public static Bytes unpadded(long flashSize, List<Piece> files) {
        return Bytes.concat(archive(flashSize, files, Optional.empty()));
    }

    /**
     * Returns an archive that the ROM copies to memory, in order. Four bytes at a multiple of four become one access, so
     * they may be a register. Nothing in flash changes.
     *
     * @param writes what goes where in memory, 1 to 64
     * @return the archive with its end mark, without padding and suffix
     */
    public static Bytes memoryOnly(List<Region> writes) {
        var index = new ByteWriter();
        var entries = new ArrayList<CpioEntry>();
        for (var write : writes) {
            var name = "memory." + entries.size();
            new DfuInfo(write.address(), DfuInfo.FLAG_RAM, name, write.data().md5()).write(index);
            entries.add(CpioEntry.of(name, write.data()));
        }
        entries.add(0, CpioEntry.of(DfuInfo.ENTRY, index.toBytes()));
        return Bytes.concat(CpioArchive.pieces(entries));
    }

    private static List<Bytes> archive(long flashSize, List<Piece> files, Optional<DeltaBase> base) {
        var params = new ByteWriter();
        FlashParams.ofSize(flashSize).write(params);
        var index = new ByteWriter();
        long flags = DfuInfo.FLAG_PARAM | DfuInfo.FLAG_NO_ERASE | DfuInfo.FLAG_IGNORE_MD5;
        new DfuInfo(0, flags, FlashParams.ENTRY, params.toBytes().md5()).write(index);
        var entries = new ArrayList<CpioEntry>();
        entries.add(CpioEntry.of(FlashParams.ENTRY, params.toBytes()));
        for (var piece : files) {
            new DfuInfo(piece.address(), 0, piece.name(), piece.data().md5()).write(index);
            entries.add(CpioEntry.of(piece.name(), piece.data()));
        }

        entries.add(0, CpioEntry.of(DfuInfo.ENTRY, index.toBytes()));
        base.ifPresent(found -> entries.add(CpioEntry.of(DeltaBase.ENTRY, found.toBytes())));
        return new ArrayList<>(CpioArchive.pieces(entries));
    }
}
