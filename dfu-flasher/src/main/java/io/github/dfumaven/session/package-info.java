// SPDX-License-Identifier: Apache-2.0
/**
 * Decides what to transfer next in a download or an upload, and what came of it. It knows DFU 1.1 and the habits of
 * devices, but no USB, clock or thread: whoever runs a session waits, transfers and hands the results in.
 *
 * <pre>{@code
 * var step = plan.begin();
 * while (step instanceof Step.Exchange exchange) {
 *     Thread.sleep(exchange.delay().toMillis());
 *     step = exchange.next(handle.control(exchange.transfers(), exchange.timeout()));
 * }
 * ((Step.Done) step).verdict().orThrow();
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.session;

import org.jspecify.annotations.NullMarked;
