// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.bus.ControlTransfer;
import java.time.Duration;
import java.util.List;

/** What an exchange asks for, to be compared. */
record Wish(Duration delay, List<ControlTransfer> transfers, Duration timeout) {

    static Wish of(Step.Exchange exchange) {
        return new Wish(exchange.delay(), exchange.transfers(), exchange.timeout());
    }
}
