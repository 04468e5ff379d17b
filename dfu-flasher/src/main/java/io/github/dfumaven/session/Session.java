// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.usb.TransferResult;
import java.time.Duration;
import java.util.List;

/** A conversation with one device, decided step by step. */
public interface Session {

    /** For requests that need no work of the device: 5 seconds. */
    Duration CONTROL_TIMEOUT = Duration.ofSeconds(5);

    /** {@return the first step: an exchange} */
    Step begin();

    /**
     * Takes in what came of an exchange.
     *
     * @param results one result for each transfer of the last exchange, in its order
     * @return what to do next
     */
    Step next(List<TransferResult> results);

    /**
     * Breaks the session off. Instead of the pending step, the returned one is to be done; the session goes on until it
     * is done, with the device in dfuIDLE if that is possible at all.
     *
     * @return what to do next
     */
    Step cancel();

    /** {@return how far it has come: the state of things after the last step} */
    SessionProgress progress();
}
