// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

/** How a download is done: from which mode, with how many restarts and blocks at a time. */
record Way(boolean detach, int restarts, int pipeline) {

    FlashRequest apply(FlashImage image) {
        return FlashRequest.of(image).withRestarts(restarts).pipelined(pipeline);
    }
}
