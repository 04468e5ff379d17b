// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.bytes.Bytes;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * One signature of a secure boot v2 sector. Whether the signature itself is that of the key is for the chip to check.
 *
 * @param offset of the block in the file
 * @param scheme how it was made, or empty when the block names a way we do not know
 * @param imageDigest what the block says that the image's digest is
 * @param digestValid whether the image has that digest
 * @param crcValid whether the block's own CRC-32 is right
 * @param keyDigest SHA-256 of the public key as the chip holds it in its eFuses; empty without a scheme
 */
public record SignatureBlock(
        int offset,
        Optional<SignatureScheme> scheme,
        Bytes imageDigest,
        boolean digestValid,
        boolean crcValid,
        Optional<Bytes> keyDigest) {

    static final int SIZE = 1216;
    private static final int MAGIC = 0xe7;
    private static final int DIGEST_OFFSET = 4;
    private static final int CRC_OFFSET = 1196;

    static boolean startsAt(Bytes file, int offset) {
        return offset >= 0
                && offset <= file.length() - SIZE
                && file.u8(offset) == MAGIC
                && (file.u8(offset + 1) == 2 || file.u8(offset + 1) == 3);
    }

    static SignatureBlock at(Bytes file, int offset, Bytes signed) {
        var block = file.slice(offset, offset + SIZE);
        var scheme = SignatureScheme.of(block);
        int hashSize = scheme.map(SignatureScheme::hashSize).orElse(ImageHash.SIZE);
        var stored = block.slice(DIGEST_OFFSET, DIGEST_OFFSET + hashSize);
        return new SignatureBlock(
                offset,
                scheme,
                stored,
                scheme.map(known -> signed.digest(DigestUtils.getDigest(known.hashAlgorithm())))
                        .filter(stored::equals)
                        .isPresent(),
                block.u32le(CRC_OFFSET) == block.slice(0, CRC_OFFSET).crc32(),
                scheme.map(known -> known.key(block).sha256()));
    }

    /** {@return whether the block is whole and belongs to the image: true if CRC and image digest are right and the scheme is known} */
    public boolean valid() {
        return crcValid && digestValid && scheme.isPresent();
    }
}
