// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuInterface;
import java.time.Duration;

/**
 * What a download is to send, and how.
 *
 * @param device what the device is called in messages
 * @param rom whether it is the ROM of an ESP chip, whose status codes say more
 * @param interfaceNumber bInterfaceNumber
 * @param blockSize bytes of a block, 1 to 4096
 * @param payload what to send, one byte or more
 * @param timeout how long the device may take over one block
 * @param pipeline how many blocks go out together with one GETSTATUS behind them, 1 or more; more than 1 only for the
 *     ROM of an ESP chip, which takes them so
 */
public record DownloadPlan(
        String device, boolean rom, int interfaceNumber, int blockSize, Bytes payload, Duration timeout, int pipeline) {

    /** The most bytes of a control transfer that Linux and Windows let through: 4096. */
    public static final int MAX_BLOCK_SIZE = 4096;

    /** How many seconds a device may take over one block unless somebody says otherwise. */
    public static final int USUAL_SECONDS = 60;

    /** Blocks of the ROM of ESP chips: 64 bytes. It copies longer ones over its own variables. */
    private static final int ROM_BLOCK_SIZE = 64;

    private static final Duration VERIFY_PER_MIB = Duration.ofSeconds(10);

    public DownloadPlan {
        if (blockSize < 1 || blockSize > MAX_BLOCK_SIZE) {
            throw new IllegalArgumentException("a block of " + blockSize + " bytes is not within 1 to 4096");
        }
        if (pipeline < 1 || (pipeline > 1 && !rom)) {
            throw new IllegalArgumentException(device + " cannot take " + pipeline + " blocks together");
        }
        // The empty block alone would make a ROM believe in an image of nothing.
        if (payload.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to send");
        }
    }

    /**
     * {@return the plan for one interface of a device: a plan with blocks as large as the device and the systems allow}
     *
     * @param device the device
     * @param setting its interface in DFU mode
     * @param payload what to send
     * @param timeout how long the device may take over one block
     */
    public static DownloadPlan of(DfuDevice device, DfuInterface setting, Bytes payload, Duration timeout) {
        return new DownloadPlan(
                device.usb().toString(),
                device.chip().isPresent(),
                setting.number(),
                blockSize(device, setting),
                payload,
                timeout,
                1);
    }

    /**
     * {@return the same with several blocks going out together: a plan with this pipeline}
     *
     * @param blocks how many, 1 or more
     * @throws IllegalArgumentException if they are more than 1 and the device is not the ROM of an ESP chip
     */
    public DownloadPlan pipelined(int blocks) {
        return new DownloadPlan(device, rom, interfaceNumber, blockSize, payload, timeout, blocks);
    }

    /** {@return the first step of a download} */
    public Step begin() {
        return Preparing.begin(new Download(this), payload.length());
    }

    static int blockSize(DfuDevice device, DfuInterface setting) {
        int stated = setting.functional().transferSize();
        // Who does not say takes at least a packet.
        int size = stated > 0 ? stated : Math.max(8, device.usb().descriptor().maxPacketSize0());
        return Math.min(size, device.chip().isPresent() ? ROM_BLOCK_SIZE : MAX_BLOCK_SIZE);
    }

    /**
     * Returns how long the device may take over the end: the time for a block, and 10 seconds for each MiB of the
     * image, all of which an ESP ROM reads back in it.
     */
    Duration endTimeout() {
        int mebibytes = (payload.length() + (1 << 20) - 1) >> 20;
        return timeout.plus(VERIFY_PER_MIB.multipliedBy(mebibytes));
    }
}
