// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.kernel;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.it.Firmware;
import io.github.dfumaven.source.SourceRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The image that is flashed, one that is damaged, and what flash has to hold in the end. */
final class Firmwares {

    private static final Firmware FIRMWARE = Firmware.of("esp32s3");
    private static final int SUFFIX_CRC = 4;
    private static final int CPIO_HEADER = 110;

    private Firmwares() {}

    static Path image(Path folder) throws IOException {
        var build = folder.resolve("build");
        FIRMWARE.writeTo(build.toFile());
        var image = folder.resolve("dfu.bin");
        DfuImages.create(CreateRequest.of(SourceRequest.ofBuild(build)), image);
        return image;
    }

    /** Returns an image whose last file does not have its MD5, while all else about it is in order. */
    static Path damaged(Path folder) throws IOException {
        var bytes = Files.readAllBytes(image(folder));
        int trailer = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("TRAILER!!!") - CPIO_HEADER;
        bytes[trailer - 8] ^= 1;
        var file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long crc = Bytes.copyOf(bytes).slice(0, bytes.length - SUFFIX_CRC).crc32();
        file.putInt(bytes.length - SUFFIX_CRC, (int) ~crc);
        return Files.write(folder.resolve("damaged.bin"), bytes);
    }

    /** Returns the flash of 4 MiB of a board that held nothing before. */
    static byte[] flash() {
        return FIRMWARE.flash();
    }

    static String sha256OfFlash() {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(flash()))
                    .toHex();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
