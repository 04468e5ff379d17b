// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuInterface;
import java.util.function.Consumer;

/**
 * What one upload gets, and from where.
 *
 * @param device the device in words, for messages
 * @param rom whether it is the ROM of an ESP chip
 * @param interfaceNumber the interface that is asked
 * @param blockSize bytes of a block, 1 to 4096
 * @param limit bytes to get at most, 1 or more
 */
public record UploadPlan(String device, boolean rom, int interfaceNumber, int blockSize, int limit) {

    public UploadPlan {
        if (blockSize < 1 || blockSize > DownloadPlan.MAX_BLOCK_SIZE) {
            throw new IllegalArgumentException("a block of " + blockSize + " bytes is not within 1 to 4096");
        }
        if (limit < 1) {
            throw new IllegalArgumentException("at most " + limit + " bytes are nothing to read");
        }
    }

    /**
     * {@return the plan for one interface of a device: a plan with blocks as large as the device and the systems allow}
     *
     * @param device the device
     * @param setting its interface in DFU mode
     * @param limit bytes to get at most, 1 or more
     */
    public static UploadPlan of(DfuDevice device, DfuInterface setting, int limit) {
        return new UploadPlan(
                device.usb().toString(),
                device.chip().isPresent(),
                setting.number(),
                DownloadPlan.blockSize(device, setting),
                limit);
    }

    /**
     * Begins an upload.
     *
     * @param content gets what is read, block by block: all of it when the verdict is success, which is up to the end of
     *     what the device gives, or the limit
     * @return its first step
     */
    public Step begin(Consumer<Bytes> content) {
        return Preparing.begin(new Upload(this, content), limit);
    }
}
