// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.error.InvalidRequestException;

/**
 * Several blocks for one GETSTATUS are against the specification of DFU; the ROMs of ESP chips take them all the same.
 */
final class Pipelining {

    private Pipelining() {}

    /** Checks that the device takes blocks as the request wants to send them. */
    static void check(FlashRequest request, DfuDevice device) throws InvalidRequestException {
        if (request.pipeline() > 1 && device.chip().isEmpty() && !mayBecomeRom(request.image(), device)) {
            throw FlashError.PIPELINE_NEEDS_ROM.about(
                    "pipeline", request.pipeline(), "%s is not the ROM of an ESP chip", device);
        }
    }

    /** An application runs, under ids of its own; which chip it is shows when it has left. */
    private static boolean mayBecomeRom(FlashImage image, DfuDevice device) {
        return device.mode() == DfuMode.RUNTIME && image.vendorId().orElse(0) == Chip.VENDOR_ID;
    }
}
