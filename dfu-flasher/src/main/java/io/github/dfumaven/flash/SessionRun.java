// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.flash.ProgressListener.Phase;
import io.github.dfumaven.session.SessionPhase;
import io.github.dfumaven.session.SessionProgress;
import io.github.dfumaven.session.Step;
import io.github.dfumaven.session.Step.Done;
import io.github.dfumaven.session.Step.Exchange;
import io.github.dfumaven.session.Verdict;
import io.github.dfumaven.usb.UsbPath;
import java.util.function.LongConsumer;

/** Does what a session decides: waits, transfers, and tells the listener. */
final class SessionRun {

    private final DfuLink link;
    private final Clock clock;
    private final ProgressListener listener;
    private final UsbPath path;
    private Step step;
    private SessionPhase phase = SessionPhase.DONE;
    private int reported;
    private LongConsumer progress;

    SessionRun(Step first, DfuLink link, Clock clock, ProgressListener listener, UsbPath path) {
        this.step = first;
        this.link = link;
        this.clock = clock;
        this.listener = listener;
        this.path = path;
        this.progress = done -> listener.progress(path, done, step.progress().total());
    }

    /** Tells somebody else than the listener how many bytes are done. */
    SessionRun telling(LongConsumer instead) {
        progress = instead;
        return this;
    }

    /** Returns how far it has come. */
    SessionProgress progress() {
        return step.progress();
    }

    Verdict run() {
        boolean cancelled = false;
        while (step instanceof Exchange exchange) {
            tell();
            if (cancelled) {
                clock.pauseAnyway(exchange.delay());
            } else {
                clock.pause(exchange.delay());
            }
            if (!cancelled && clock.isCancelled()) {
                cancelled = true;
                step = exchange.cancel();
                continue;
            }
            step = exchange.next(link.control(exchange.transfers(), exchange.timeout()));
        }
        tell();
        return ((Done) step).verdict();
    }

    private void tell() {
        var now = step.progress();
        if (now.done() != reported) {
            reported = now.done();
            progress.accept(reported);
        }
        if (now.phase() != phase) {
            phase = now.phase();
            switch (phase) {
                case PREPARING -> listener.phase(path, Phase.PREPARING);
                case SENDING -> listener.phase(path, Phase.SENDING);
                case ENDING -> listener.phase(path, Phase.VERIFYING);
                case READING -> listener.phase(path, Phase.READING);
                case LEAVING -> listener.phase(path, Phase.LEAVING);
                case ASKING_WHY, CLOSING, DONE -> {}
            }
        }
    }
}
