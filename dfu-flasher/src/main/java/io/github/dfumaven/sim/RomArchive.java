// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.Bytes;
import java.io.ByteArrayOutputStream;

/**
 * The ROM's reader of cpio archives. It is fed as data comes, forgets what it has passed on, and hands over the data of
 * the files in pieces of 256 bytes; of a file whose data end too soon, the last piece never arrives.
 *
 * @see <a href="https://man.freebsd.org/cgi/man.cgi?query=cpio&sektion=5">cpio(5), new ASCII format</a>
 */
final class RomArchive {

    /** What the reader passes on. */
    interface Receiver {
        /**
         * Takes a piece of a file.
         *
         * @param name the file's name
         * @param fileSize bytes of the whole file
         * @param offset where in the file the piece begins
         * @param piece 256 bytes, fewer at the end of the file
         */
        void piece(Bytes name, long fileSize, long offset, Bytes piece);
    }

    /** Where the reader stands. */
    enum Position {
        HEADER,
        NAME,
        DATA,
        /** Behind the trailer; the rest is ignored. */
        END,
        /** At something that is no header; the rest is ignored. */
        BROKEN,
        /** The ROM computes with a size that overflows, and is not heard of again. */
        CRASHED
    }

    static final int PIECE = 256;

    private static final int HEADER_SIZE = 110;
    private static final int FILE_SIZE_AT = 54;
    private static final int NAME_SIZE_AT = 94;
    private static final long LARGEST = 0xffff_fffcL;
    private static final Bytes TRAILER = Bytes.utf8("TRAILER!!!");

    /** Longer names match nothing, so no more of them is kept. */
    private static final int NAME_KEPT = 64;

    private final Receiver receiver;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private Position position = Position.HEADER;
    private long skip;
    private long fileSize;
    private long nameSize;
    private long seen;
    private Bytes name = Bytes.EMPTY;

    RomArchive(Receiver receiver) {
        this.receiver = receiver;
    }

    /** Tells whether the data begin with a header of a file that is not empty. */
    static boolean startsWithHeader(Bytes data) {
        return isHeader(data) && field(data, FILE_SIZE_AT) != 0;
    }

    Position position() {
        return position;
    }

    void feed(Bytes data) {
        int at = 0;
        while (at < data.length()) {
            if (skip > 0) {
                int count = (int) Math.min(skip, data.length() - at);
                skip -= count;
                at += count;
                continue;
            }
            switch (position) {
                case HEADER -> at += header(data.slice(at));
                case NAME -> at += name(data.slice(at));
                case DATA -> at += data(data.slice(at));
                case END, BROKEN, CRASHED -> {
                    return;
                }
            }
        }
    }

    private int header(Bytes data) {
        int count = collect(data, HEADER_SIZE);
        if (collected.size() < HEADER_SIZE) {
            return count;
        }

        var header = takeCollected();
        if (!isHeader(header)) {
            position = Position.BROKEN;
            return count;
        }
        fileSize = field(header, FILE_SIZE_AT);
        nameSize = field(header, NAME_SIZE_AT);
        position = fileSize > LARGEST || nameSize > LARGEST ? Position.CRASHED : Position.NAME;
        seen = 0;
        if (nameSize == 0) {
            named(Bytes.EMPTY);
        }
        return count;
    }

    private int name(Bytes data) {
        int count = (int) Math.min(nameSize - seen, data.length());
        collect(data.slice(0, count), NAME_KEPT);
        seen += count;
        if (seen == nameSize) {
            named(upToNul(takeCollected()));
        }
        return count;
    }

    private void named(Bytes found) {
        name = found;
        if (name.equals(TRAILER)) {
            position = Position.END;
            return;
        }

        skip = padding(HEADER_SIZE + nameSize);
        seen = 0;
        position = Position.DATA;
        if (fileSize == 0) {
            receiver.piece(name, 0, 0, Bytes.EMPTY);
            position = Position.HEADER;
        }
    }

    private int data(Bytes data) {
        int wanted = (int) Math.min(fileSize - seen, PIECE);
        int count = collect(data, wanted);
        if (collected.size() < wanted) {
            return count;
        }

        receiver.piece(name, fileSize, seen, takeCollected());
        seen += wanted;
        if (seen == fileSize) {
            skip = padding(fileSize);
            position = Position.HEADER;
        }
        return count;
    }

    /** Takes from the data until {@code wanted} bytes are collected, and returns how many it took. */
    private int collect(Bytes data, int wanted) {
        int count = Math.min(wanted - collected.size(), data.length());
        collected.writeBytes(data.slice(0, count).toByteArray());
        return count;
    }

    private Bytes takeCollected() {
        var taken = Bytes.copyOf(collected.toByteArray());
        collected.reset();
        return taken;
    }

    static Bytes upToNul(Bytes text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.u8(i) == 0) {
                return text.slice(0, i);
            }
        }
        return text;
    }

    private static boolean isHeader(Bytes data) {
        if (data.length() < HEADER_SIZE
                || !(data.startsWith(Bytes.utf8("070701")) || data.startsWith(Bytes.utf8("070702")))) {
            return false;
        }
        for (int i = 6; i < HEADER_SIZE; i++) {
            if (Character.digit(data.u8(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static long field(Bytes header, int at) {
        return Long.parseLong(header.slice(at, at + 8).toUtf8(), 16);
    }

    private static long padding(long length) {
        return -length & 3;
    }
}
