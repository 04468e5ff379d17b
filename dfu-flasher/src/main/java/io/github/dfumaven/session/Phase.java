// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.error.DeviceException;
import java.util.List;

/** A part of a session that waits for an answer. It never changes: what the answer leads to is another one, in a step. */
interface Phase {

    Job job();

    SessionProgress progress();

    /** Returns what to do after these results; what it throws breaks the session off. */
    Step next(List<TransferResult> results) throws DeviceException;

    default Step breakOff(DeviceException error) {
        return Leaving.because(error, job(), progress());
    }

    default Step cancel() {
        return breakOff(job().interrupted(progress()));
    }

    default Step attempt(Attempt attempt) {
        try {
            return attempt.step();
        } catch (DeviceException e) {
            return breakOff(e);
        }
    }

    /** What may have to be broken off. */
    @FunctionalInterface
    interface Attempt {
        Step step() throws DeviceException;
    }
}
