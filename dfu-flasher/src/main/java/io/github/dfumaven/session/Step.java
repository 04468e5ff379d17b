// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import java.time.Duration;
import java.util.List;

/** What a download or an upload wants next. A step never changes: what comes of it is another one. */
public sealed interface Step {

    /** For requests that need no work of the device: 5 seconds. */
    Duration CONTROL_TIMEOUT = Duration.ofSeconds(5);

    /** {@return how far it has come: the state of things before this step} */
    SessionProgress progress();

    /** Wait, then perform control transfers and hand in their results. */
    final class Exchange implements Step {
        private final Duration delay;
        private final List<ControlTransfer> transfers;
        private final Duration timeout;
        private final Phase phase;

        Exchange(Duration delay, List<ControlTransfer> transfers, Duration timeout, Phase phase) {
            this.delay = delay;
            this.transfers = List.copyOf(transfers);
            this.timeout = timeout;
            this.phase = phase;
        }

        static Exchange now(Phase phase, ControlTransfer... transfers) {
            return new Exchange(Duration.ZERO, List.of(transfers), CONTROL_TIMEOUT, phase);
        }

        /** {@return how long to wait before} */
        public Duration delay() {
            return delay;
        }

        /** {@return one transfer or more, to be queued together} */
        public List<ControlTransfer> transfers() {
            return transfers;
        }

        /** {@return the timeout of each of them} */
        public Duration timeout() {
            return timeout;
        }

        @Override
        public SessionProgress progress() {
            return phase.progress();
        }

        /**
         * Takes in what came of the transfers.
         *
         * @param results one result for each of them, in their order
         * @return what to do next
         */
        public Step next(List<TransferResult> results) {
            return phase.attempt(() -> phase.next(results));
        }

        /**
         * Breaks the session off. The returned step is to be done instead of this one; the session goes on until it is
         * done, with the device in dfuIDLE if that is possible at all.
         *
         * @return what to do next
         */
        public Step cancel() {
            return phase.cancel();
        }
    }

    /**
     * The session is over.
     *
     * @param verdict what came of it
     * @param progress how far it came
     */
    record Done(Verdict verdict, SessionProgress progress) implements Step {

        public Done {
            progress = progress.at(SessionPhase.DONE);
        }
    }
}
