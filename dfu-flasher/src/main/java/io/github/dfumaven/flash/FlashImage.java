// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bytes.Bytes;
import java.util.OptionalInt;

/**
 * What is to be flashed.
 *
 * @param name of the file, for messages and the report
 * @param sha256 of the whole file, 32 bytes
 * @param payload what is sent: the file without its suffix
 * @param vendorId the vendor whose devices it is for, or empty for any
 * @param productId the product it is for, or empty for any
 */
public record FlashImage(String name, Bytes sha256, Bytes payload, OptionalInt vendorId, OptionalInt productId) {

    private static final int ANY = 0xffff;

    /**
     * Returns an image for any device, of a file without a suffix.
     *
     * @param name of the file
     * @param payload all its bytes
     * @return an image
     */
    public static FlashImage of(String name, Bytes payload) {
        return new FlashImage(name, payload.sha256(), payload, OptionalInt.empty(), OptionalInt.empty());
    }

    /**
     * Returns the same for one kind of device, as a suffix gives it.
     *
     * @param vendor idVendor, 0xffff for any
     * @param product idProduct, 0xffff for any
     * @return an image with these ids
     */
    public FlashImage forDevice(int vendor, int product) {
        return new FlashImage(name, sha256, payload, wildcard(vendor), wildcard(product));
    }

    /**
     * Returns the same with the digest of the file that the payload came from.
     *
     * @param digest SHA-256 of the whole file, 32 bytes
     * @return an image with it
     */
    public FlashImage withSha256(Bytes digest) {
        return new FlashImage(name, digest, payload, vendorId, productId);
    }

    private static OptionalInt wildcard(int id) {
        return id == ANY ? OptionalInt.empty() : OptionalInt.of(id);
    }
}
