// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuInterface;
import io.github.dfumaven.rom.OpenRom;
import io.github.dfumaven.session.Step;
import io.github.dfumaven.session.Verdict;
import java.util.function.LongConsumer;

/** A claimed interface of an open device, and who hears of what is done there. */
record OpenBoard(DfuLink link, DfuInterface setting, Clock clock, ProgressListener listener) implements OpenRom {

    @Override
    public DfuDevice device() {
        return link.device();
    }

    @Override
    public Verdict run(Step first) {
        return new SessionRun(first, link, clock, ProgressListener.NONE, device().path()).run();
    }

    @Override
    public Verdict run(Step first, LongConsumer done) {
        return new SessionRun(first, link, clock, listener, device().path())
                .telling(done)
                .run();
    }

    /** An interrupt of the thread that has been noticed, or comes meanwhile, is put off. */
    @Override
    public Verdict runAnyway(Step first) {
        boolean interrupted = Thread.interrupted();
        try {
            return new SessionRun(first, link, clock.uncancelled(), ProgressListener.NONE, device().path()).run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public TransferResult control(ControlTransfer transfer) {
        return link.control(transfer, Step.CONTROL_TIMEOUT);
    }

    @Override
    public void note(String text) {
        listener.note(device().path(), text);
    }

    @Override
    public boolean isCancelled() {
        return clock.isCancelled();
    }
}
