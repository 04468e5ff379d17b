// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuInterface;

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
     * Returns the plan for one interface of a device.
     *
     * @param device the device
     * @param one its interface in DFU mode
     * @param limit bytes to get at most, 1 or more
     * @return a plan with blocks as large as the device and the systems allow
     */
    public static UploadPlan of(DfuDevice device, DfuInterface one, int limit) {
        return new UploadPlan(
                device.usb().toString(),
                device.chip().isPresent(),
                one.number(),
                DownloadPlan.blockSize(device, one),
                limit);
    }
}
