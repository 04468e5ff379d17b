// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.ChipFacts;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import java.io.IOException;
import java.util.Optional;

/** Where a request has an image of each board's own: makes it, and a request for that board alone. */
final class OwnImages {

    private OwnImages() {}

    /** Refuses to give what belongs to one board to several. */
    static void refuseMany(FlashRequest request) throws InvalidRequestException {
        if (request.own().isPresent()
                && (request.all() || request.selection().path().size() > 1)) {
            throw FlashError.ONE_BOARD_ONLY.because("the image is made for one board, but several are to be flashed");
        }
    }

    /** Tells whether a device has to be asked for its address, and can be. */
    static boolean asksFor(FlashRequest request, DfuDevice device) {
        return request.own().filter(OwnImage::needsMac).isPresent()
                && BoardFacts.of(device, Optional.empty()).mac().isEmpty();
    }

    /** Returns what the device gets: the request itself, unless it has images of boards' own. */
    static FlashRequest forBoard(
            FlashRequest request, DfuDevice device, Optional<ChipFacts> told, ProgressListener listener)
            throws DfuException {
        if (request.own().isEmpty()) {
            return request;
        }
        var file = make(request, request.own().get(), BoardFacts.of(device, told));
        file.warnings().forEach(warning -> listener.note(device.path(), warning.message()));
        return SameRequest.withImage(request, file);
    }

    private static FlashFile make(FlashRequest request, OwnImage own, BoardFacts board) throws DfuException {
        try {
            return own.make(board, request.force());
        } catch (DfuException e) {
            throw e;
        } catch (IOException e) {
            var why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new FormatException(FlashError.OWN_IMAGE_FAILED, "what it is made of cannot be read: " + why, -1)
                    .in(request.image().name());
        }
    }
}
