// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.sim.FakeDfuDevice;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.ResetOutcome;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.sim.SimulatedRom;

/** A chip with an application that acknowledges DETACH; the bus reset behind it restarts the chip into its ROM. */
final class ApplicationOnChip implements SimulatedDevice {

    private final FakeDfuDevice application;
    private final SimulatedRom rom;
    private boolean left;

    ApplicationOnChip(FakeDfuDevice application, SimulatedRom rom) {
        this.application = application;
        this.rom = rom;
    }

    private SimulatedDevice now() {
        return left ? rom : application;
    }

    @Override
    public Reply control(ControlTransfer transfer) {
        return now().control(transfer);
    }

    @Override
    public ResetOutcome busReset() {
        var outcome = now().busReset();
        if (left || outcome == ResetOutcome.SAME) {
            return outcome;
        }
        left = true;
        return ResetOutcome.RESTARTED;
    }

    @Override
    public void powerCycle() {
        now().powerCycle();
    }
}
