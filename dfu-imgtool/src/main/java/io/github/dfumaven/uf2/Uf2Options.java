// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.uf2;

/**
 * How a UF2 file is written.
 *
 * @param family the family id of every block
 * @param chunkSize bytes of data a block: a multiple of 4, from 4 to 476, or to 452 with MD5
 * @param md5 whether every block carries the MD5 of its data
 */
public record Uf2Options(Uf2Family family, int chunkSize, boolean md5) {

    /**
     * Creates options.
     *
     * @throws IllegalArgumentException if a block cannot hold so many bytes, or their number is no multiple of 4
     */
    public Uf2Options {
        if (chunkSize < 4 || chunkSize > largestChunk(md5) || chunkSize % 4 != 0) {
            throw new IllegalArgumentException("a block cannot hold " + chunkSize + " bytes");
        }
    }

    /**
     * {@return how many bytes of data a block can hold: 452 with MD5, 476 without}
     *
     * @param md5 whether it carries an MD5
     */
    public static int largestChunk(boolean md5) {
        return md5 ? Uf2Block.BODY - Uf2Block.MD5_TAG : Uf2Block.BODY;
    }
}
