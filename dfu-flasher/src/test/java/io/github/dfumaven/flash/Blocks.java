// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bus.ControlTransfer;
import java.util.HashSet;
import java.util.Set;

/** The blocks that went over a bus. */
final class Blocks {

    private Blocks() {}

    static boolean isBlock(ControlTransfer transfer) {
        return transfer.requestType() == 0x21 && transfer.request() == 1;
    }

    /** No block is sent twice in an attempt, and no attempt begins without leaving the one before. */
    static void check(Fixture fixture, String what, int restarts) {
        var seen = new HashSet<Integer>();
        int attempts = 0;
        boolean left = true;
        for (var transfer : fixture.bus.seen) {
            if (transfer.requestType() != 0x21) {
                continue;
            }
            // One that never got the first block is idle as it is.
            left |= transfer.request() == 4 || transfer.request() == 6 || seen.equals(Set.of(0));
            if (transfer.request() != 1) {
                continue;
            }
            if (transfer.value() == 0) {
                assertThat(left)
                        .as("%s: attempt %d is left first", what, attempts)
                        .isTrue();
                attempts++;
                seen.clear();
            }
            left = false;
            assertThat(seen.add(transfer.value()))
                    .as("%s: block %d is sent once", what, transfer.value())
                    .isTrue();
            assertThat(seen).as("%s: no block is left out", what).hasSize(transfer.value() + 1);
        }
        assertThat(attempts).as(what).isLessThanOrEqualTo(restarts + 1);
    }
}
