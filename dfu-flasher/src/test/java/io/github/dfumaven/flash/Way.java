// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.error.InvalidRequestException;

/** How a download is done: from which mode, with how many restarts and blocks at a time. */
record Way(boolean detach, int restarts, int pipeline) {

    FlashRequest apply(FlashImage image) throws InvalidRequestException {
        return FlashRequest.builder(image)
                .restarts(String.valueOf(restarts))
                .pipeline(String.valueOf(pipeline))
                .build();
    }
}
