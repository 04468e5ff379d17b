// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.content.PlacedFile;
import java.util.List;

/** A request that differs from another one in one thing. */
final class SameRequest {

    private SameRequest() {}

    /** Returns a request for other devices. */
    static FlashRequest forOthers(FlashRequest request, Selection devices) {
        return with(request, request.image(), devices, request.verify());
    }

    /** Returns a request with the image of one board, which is compared if the other one was to be. */
    static FlashRequest withImage(FlashRequest request, FlashFile file) {
        boolean compare = !request.verify().isEmpty();
        return with(request, file.image(), request.selection(), compare ? file.contents() : List.of());
    }

    private static FlashRequest with(
            FlashRequest other, FlashImage image, Selection selection, List<PlacedFile> verify) {
        return new FlashRequest(
                image,
                selection,
                other.all(),
                other.enter(),
                other.waitFor(),
                other.timeout(),
                other.restarts(),
                other.pipeline(),
                other.changed(),
                other.fast(),
                other.reset(),
                other.run(),
                other.dryRun(),
                other.force(),
                other.trustBase(),
                other.checkBoard(),
                verify,
                other.own());
    }
}
