// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key of an encrypted partition: AES-XTS with 256 bits, each entry of 32 bytes a data unit of its own. */
public final class NvsKey {

    /** Bytes of the two halves of the key. */
    private static final int SIZE = 64;

    private static final int CRC_SIZE = 4;

    private final Xts xts;

    private NvsKey(Bytes key) {
        this.xts = new Xts(key.slice(0, SIZE / 2), key.slice(SIZE / 2, SIZE));
    }

    /**
     * Reads the file of a key.
     *
     * @param file the file, or null
     * @return the key, or empty without a file
     * @throws FormatException if it is no key; names the file
     * @throws IOException if it cannot be read
     */
    public static Optional<NvsKey> read(@Nullable Path file) throws IOException {
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(Bytes.read(file)));
        } catch (FormatException bad) {
            throw bad.in(file.toString());
        }
    }

    /**
     * Reads a key.
     *
     * @param file the 64 bytes of the key alone, or a keys partition, in which a CRC-32 follows them
     * @return the key
     * @throws FormatException if it is too short, its CRC is wrong, or its halves are alike
     */
    public static NvsKey parse(Bytes file) throws FormatException {
        if (file.length() < SIZE + CRC_SIZE && file.length() != SIZE) {
            throw NvsError.NVS_BAD_KEY_FILE.of(
                    "the file has %d bytes, but a key has %d, and %d with its CRC",
                    file.length(), SIZE, SIZE + CRC_SIZE);
        }
        var key = file.slice(0, SIZE);
        if (file.length() > SIZE) {
            long stored = file.u32le(SIZE);
            long computed = NvsCrc.of(key);
            if (stored != computed) {
                throw NvsError.NVS_BAD_KEY_FILE.at(
                        SIZE, "the CRC is 0x%08x, but that of the key in front of it is 0x%08x", stored, computed);
            }
        }
        if (key.slice(0, SIZE / 2).equals(key.slice(SIZE / 2))) {
            throw NvsError.NVS_BAD_KEY_FILE.of("the two halves of the key are alike, which encrypts nothing safely");
        }
        return new NvsKey(key);
    }

    Bytes encrypt(Bytes entry, int address) {
        return xts.encrypt(entry, address);
    }

    Bytes decrypt(Bytes entry, int address) {
        return xts.decrypt(entry, address);
    }

    /** Returns what it is, and nothing of its bytes. */
    @Override
    public String toString() {
        return "NvsKey";
    }
}
