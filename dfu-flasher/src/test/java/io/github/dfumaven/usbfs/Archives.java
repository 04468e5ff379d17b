// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.vectors.Shared;
import io.github.dfumaven.vectors.VectorCase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The image that the real programs flash here: of mkdfu.py's own making, with several files in no order. */
final class Archives {

    private Archives() {}

    /** Returns the image for a chip: only the suffix tells which one it is for. */
    static Bytes archive(Chip chip) throws IOException {
        return suffixed(vector().expectedOutput().orElseThrow().toByteArray(), chip);
    }

    /** Returns an image of which one file does not have its MD5. */
    static Bytes damaged(Chip chip) throws IOException {
        var archive = vector().expectedOutput().orElseThrow().toByteArray();
        // The last file of the archive lies in front of its trailer.
        int trailer = new String(archive, StandardCharsets.ISO_8859_1).indexOf("TRAILER!!!") - 110;
        archive[trailer - 8] ^= 1;
        return suffixed(archive, chip);
    }

    /** Checks that a board holds the image and has come through without harm. */
    static void assertHeldBy(SimulatedRom rom) throws IOException {
        assertThat(rom.crash()).isEmpty();
        // The arguments are pairs of an address and a file, behind the options.
        var arguments = vector().args();
        var inputs = vector().inputs();
        int files = 0;
        for (int i = 1; i < arguments.size(); i++) {
            var content = inputs.get(arguments.get(i));
            if (content != null) {
                long address = Long.decode(arguments.get(i - 1));
                assertThat(rom.flash().read(address, content.length()))
                        .as("flash at 0x%x", address)
                        .isEqualTo(content);
                files++;
            }
        }
        assertThat(files).isEqualTo(inputs.size()).isPositive();
    }

    private static VectorCase vector() {
        return Shared.recorded("mkdfu").stream()
                .filter(found -> found.id().equals("unsorted"))
                .findFirst()
                .orElseThrow();
    }

    private static Bytes suffixed(byte[] archive, Chip chip) {
        var file = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort(archive.length - 14, (short) chip.productId());
        long crc = Bytes.copyOf(file.slice(0, archive.length - 4)).crc32();
        file.putInt(archive.length - 4, (int) ~crc);
        return Bytes.copyOf(file.rewind());
    }
}
