// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.usb.ControlTransfer;
import java.time.Duration;
import java.util.List;

/** What a {@link Session} wants next. */
public sealed interface Step {

    /**
     * Wait, then perform control transfers and hand in their results.
     *
     * @param delay how long to wait before
     * @param transfers one or more, to be queued together
     * @param timeout for each of them
     */
    record Exchange(Duration delay, List<ControlTransfer> transfers, Duration timeout) implements Step {

        public Exchange {
            transfers = List.copyOf(transfers);
        }

        static Exchange now(Duration timeout, ControlTransfer... transfers) {
            return new Exchange(Duration.ZERO, List.of(transfers), timeout);
        }
    }

    /**
     * The session is over.
     *
     * @param verdict what came of it
     */
    record Done(Verdict verdict) implements Step {}
}
