// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.session.Step.Exchange;
import java.util.List;

/** A block was refused, and the device is asked why. */
record AskingWhy(Job job, SessionProgress progress, int block, String when) implements Phase {

    AskingWhy {
        progress = progress.at(SessionPhase.ASKING_WHY);
    }

    Step ask() {
        return Exchange.now(this, job.requests().getStatus());
    }

    @Override
    public Step next(List<TransferResult> results) throws DeviceException {
        var report = job.answers().status(Answers.last(results), when);
        return Leaving.because(job.answers().refusedBlock(report, block), job, progress.heard(report));
    }
}
