// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;

/** Lets all pass until the board has given its verdict, which follows the block without data. */
final class AfterTheVerdict implements TestBus.Wire {
    private final TestBus.Wire then;
    private boolean ended;
    private boolean over;

    AfterTheVerdict(TestBus.Wire then) {
        this.then = then;
    }

    @Override
    public TransferResult carry(TestBus.Slot slot, ControlTransfer transfer) {
        if (over) {
            return then.carry(slot, transfer);
        }
        over = ended && transfer.request() == 3;
        ended |= transfer.requestType() == 0x21 && transfer.request() == 1 && transfer.length() == 0;
        return slot.deliver(transfer);
    }
}
