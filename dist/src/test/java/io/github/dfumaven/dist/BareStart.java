// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32;

/** The least that a Java does that reads a file, makes the digests of an image of it, and writes it. */
final class BareStart {

    private BareStart() {}

    /** Copies the first file to the second. */
    public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
        var bytes = Files.readAllBytes(Path.of(args[0]));
        MessageDigest.getInstance("MD5").digest(bytes);
        new CRC32().update(bytes);
        Files.write(Path.of(args[1]), bytes);
    }
}
