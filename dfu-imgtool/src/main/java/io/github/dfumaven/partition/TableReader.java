// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.fields.ByteReader;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of a binary table up to its end row. */
final class TableReader {

    private static final int MD5_SIZE = 16;

    private final Bytes file;
    private final boolean md5Understood;
    private final List<Partition> partitions = new ArrayList<>();
    private final List<Bytes> rows = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private boolean md5;

    private TableReader(Bytes file, boolean md5Understood) {
        this.file = file;
        this.md5Understood = md5Understood;
    }

    static PartitionTable read(Bytes file, boolean md5Understood) throws FormatException {
        if (!PartitionTable.isLikely(file)) {
            throw PartitionError.NOT_A_PARTITION_TABLE.of(
                    "a binary partition table starts with aa 50, but this file with %s",
                    file.slice(0, Math.min(2, file.length())).toHex());
        }
        return new TableReader(file, md5Understood).read();
    }

    private PartitionTable read() throws FormatException {
        for (int at = 0; at < PartitionTable.SIZE; at += Partition.ROW_SIZE) {
            if (file.length() - at < Partition.ROW_SIZE) {
                throw PartitionError.PARTITION_NO_END.at(
                        at, "the table ends after %d bytes without the row of ff that ends it", file.length());
            }
            var row = file.slice(at, at + Partition.ROW_SIZE);
            if (row.isAll(0xff)) {
                return new PartitionTable(partitions, md5, warnings);
            }
            row(row, at);
        }
        throw PartitionError.PARTITION_NO_END.at(
                PartitionTable.SIZE, "no row of ff ends the table within its %d bytes", PartitionTable.SIZE);
    }

    private void row(Bytes row, int at) throws FormatException {
        if (md5Understood && row.startsWith(PartitionTable.MD5_MARK)) {
            md5(row.slice(MD5_SIZE), at);
            return;
        }
        if (row.u16le(0) != Partition.MAGIC) {
            throw PartitionError.PARTITION_BAD_MAGIC.at(
                    at,
                    "a row starts with aa 50, but this one with %s",
                    row.slice(0, 2).toHex());
        }

        if (md5) {
            warnings.add(PartitionError.PARTITION_ROW_BEHIND_MD5.warning(
                    "the row at offset 0x%x stands behind the MD5 row, which does not cover it", at));
        }
        rows.add(row);
        partitions.add(Partition.read(new ByteReader(row, at)));
    }

    private void md5(Bytes stored, int at) throws FormatException {
        if (md5) {
            throw PartitionError.PARTITION_SECOND_MD5.at(at, "a second MD5 row; a table has one at most");
        }

        var computed = Bytes.concat(rows).md5();
        if (!stored.equals(computed)) {
            throw PartitionError.PARTITION_MD5_MISMATCH.at(
                    at + MD5_SIZE, "the MD5 is %s, but the rows give %s", stored.toHex(), computed.toHex());
        }
        md5 = true;
    }
}
