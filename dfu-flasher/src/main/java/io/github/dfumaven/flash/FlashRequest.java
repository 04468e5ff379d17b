// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to flash, where and how.
 *
 * @param image what to flash
 * @param selection which devices are meant
 * @param all whether to flash every device that fits, at the same time; several paths in the selection do the same for
 *     those
 * @param waitFor how long to wait for a device to appear, or empty to take what is there
 * @param timeout how long a device may take over one block; the verdict at the end gets more, by the size of the image
 * @param reset whether to restart the device at the end, as well as that can be done
 * @param dryRun whether to stop before anything is sent
 * @param force whether to flash an image for another device, or a bare binary to a ROM that would write it to address 0
 * @param verify what to read back and compare after the device confirmed the image, through the ROM of an ESP chip;
 *     empty to believe the device. Experimental, see {@link Flasher#readFlash}
 */
public record FlashRequest(
        FlashImage image,
        Selection selection,
        boolean all,
        Optional<Duration> waitFor,
        Duration timeout,
        boolean reset,
        boolean dryRun,
        boolean force,
        List<FlashContent> verify) {

    /** How long a device may take over one block unless told otherwise: 60 seconds. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    public FlashRequest {
        verify = List.copyOf(verify);
    }

    /**
     * Creates a request that believes the device and reads nothing back.
     *
     * @param image what to flash
     * @param selection which devices are meant
     * @param all whether to flash every device that fits
     * @param waitFor how long to wait for a device to appear, or empty
     * @param timeout how long a device may take over one block
     * @param reset whether to restart the device at the end
     * @param dryRun whether to stop before anything is sent
     * @param force whether to flash an image for another device
     */
    public FlashRequest(
            FlashImage image,
            Selection selection,
            boolean all,
            Optional<Duration> waitFor,
            Duration timeout,
            boolean reset,
            boolean dryRun,
            boolean force) {
        this(image, selection, all, waitFor, timeout, reset, dryRun, force, List.of());
    }

    /**
     * Returns the request to flash the one device that is there.
     *
     * @param image what to flash
     * @return a request with nothing else set
     */
    public static FlashRequest of(FlashImage image) {
        return new FlashRequest(
                image, Selection.any(), false, Optional.empty(), DEFAULT_TIMEOUT, false, false, false, List.of());
    }

    /**
     * Returns the same for some devices only.
     *
     * @param which devices are meant
     * @return a request with this selection
     */
    public FlashRequest to(Selection which) {
        return new FlashRequest(image, which, all, waitFor, timeout, reset, dryRun, force, verify);
    }

    /**
     * Returns the same for every device that fits.
     *
     * @return a request for all
     */
    public FlashRequest toAll() {
        return new FlashRequest(image, selection, true, waitFor, timeout, reset, dryRun, force, verify);
    }

    /**
     * Returns the same with a wait for the device.
     *
     * @param limit how long to wait at most
     * @return a request that waits
     */
    public FlashRequest waiting(Duration limit) {
        return new FlashRequest(image, selection, all, Optional.of(limit), timeout, reset, dryRun, force, verify);
    }

    /**
     * Returns the same with another limit for one block.
     *
     * @param limit how long a device may take over one block
     * @return a request with this timeout
     */
    public FlashRequest withTimeout(Duration limit) {
        return new FlashRequest(image, selection, all, waitFor, limit, reset, dryRun, force, verify);
    }

    /**
     * Returns the same with a restart at the end.
     *
     * @return a request that resets
     */
    public FlashRequest thenReset() {
        return new FlashRequest(image, selection, all, waitFor, timeout, true, dryRun, force, verify);
    }

    /**
     * Returns the same without sending anything.
     *
     * @return a dry run
     */
    public FlashRequest dry() {
        return new FlashRequest(image, selection, all, waitFor, timeout, reset, true, force, verify);
    }

    /**
     * Returns the same without the checks that keep a wrong image away from a device.
     *
     * @return a forced request
     */
    public FlashRequest forced() {
        return new FlashRequest(image, selection, all, waitFor, timeout, reset, dryRun, true, verify);
    }

    /**
     * Returns the same with a comparison at the end.
     *
     * @param contents what has to be in flash
     * @return a request that reads back
     */
    public FlashRequest verifying(List<FlashContent> contents) {
        return new FlashRequest(image, selection, all, waitFor, timeout, reset, dryRun, force, contents);
    }
}
