// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.flash.ProgressListener.Phase;
import io.github.dfumaven.flash.Step.Done;
import io.github.dfumaven.flash.Step.Exchange;
import io.github.dfumaven.usb.UsbPath;

/** Does what a session decides: waits, transfers, and tells the listener. */
final class SessionRun {

    private final DownloadSession session;
    private final DfuLink link;
    private final Clock clock;
    private final ProgressListener listener;
    private final UsbPath path;
    private SessionPhase phase = SessionPhase.DONE;
    private int reported;

    SessionRun(DownloadSession session, DfuLink link, Clock clock, ProgressListener listener, UsbPath path) {
        this.session = session;
        this.link = link;
        this.clock = clock;
        this.listener = listener;
        this.path = path;
    }

    Verdict run() {
        var step = session.begin();
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
                step = session.cancel();
                continue;
            }
            step = session.next(link.control(exchange.transfers(), exchange.timeout()));
        }
        tell();
        return ((Done) step).verdict();
    }

    private void tell() {
        var now = session.progress();
        if (now.sent() != reported) {
            reported = now.sent();
            listener.progress(path, reported, now.total());
        }
        if (now.phase() != phase) {
            phase = now.phase();
            switch (phase) {
                case PREPARING -> listener.phase(path, Phase.PREPARING);
                case SENDING -> listener.phase(path, Phase.SENDING);
                case ENDING -> listener.phase(path, Phase.VERIFYING);
                case LEAVING -> listener.phase(path, Phase.LEAVING);
                case ASKING_WHY, DONE -> {}
            }
        }
    }
}
