// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.session.DfuStatusException;
import io.github.dfumaven.session.DownloadPlan;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.session.SessionProgress;
import io.github.dfumaven.session.StatusReport;
import io.github.dfumaven.session.Verdict;
import io.github.dfumaven.usb.UsbPath;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Downloads an image, and starts again from its first block when a transfer failed, a limited number of times. DFU
 * cannot resume, and a block that may have been taken must not be sent again.
 */
final class Attempts {

    private final Clock clock;
    private final ProgressListener listener;
    private final int mostRestarts;
    private int restarts;
    private int bytes;
    private int blocks;
    private @Nullable SessionRun last;

    Attempts(Clock clock, ProgressListener listener, int mostRestarts) {
        this.clock = clock;
        this.listener = listener;
        this.mostRestarts = mostRestarts;
    }

    int restarts() {
        return restarts;
    }

    /** Returns the last word of the device, or empty if there was none. */
    Optional<StatusReport> lastReport() {
        return progress().flatMap(SessionProgress::last);
    }

    /** Returns how many bytes were acknowledged, in the last attempt of each download. */
    int bytes() {
        return bytes + progress().map(SessionProgress::done).orElse(0);
    }

    /** Returns how many blocks were acknowledged, in the last attempt of each download, without the empty ones. */
    int blocks() {
        return blocks + progress().map(SessionProgress::blocks).orElse(0);
    }

    private Optional<SessionProgress> progress() {
        return Optional.ofNullable(last).map(SessionRun::progress);
    }

    /** Returns the verdict of the last attempt; what it acknowledges counts beside what an earlier download did. */
    Verdict runNext(DownloadPlan plan, DfuLink link, UsbPath path) {
        bytes = bytes();
        blocks = blocks();
        return run(plan, link, path);
    }

    /** Returns the verdict of the last attempt. Those of an earlier call count towards the limit. */
    Verdict run(DownloadPlan plan, DfuLink link, UsbPath path) {
        while (true) {
            var running = new SessionRun(plan.begin(), link, clock, listener, path);
            last = running;
            var verdict = running.run();
            if (!(verdict instanceof Verdict.Failure failure) || !failure.again() || restarts == mostRestarts) {
                return counted(verdict);
            }

            var what = withoutDevice(failure.error(), plan);
            if (clock.isCancelled()) {
                return new Verdict.Failure(SessionError.INTERRUPTED.on(
                        plan.device(), "interrupted instead of starting again, after this: " + what));
            }
            restarts++;
            listener.note(
                    path,
                    String.format(
                            Locale.ROOT,
                            "%s; starting again from the first block (%d of %d)",
                            what,
                            restarts,
                            mostRestarts));
            listener.progress(path, 0, plan.payload().length());
        }
    }

    private Verdict counted(Verdict verdict) {
        if (restarts > 0 && verdict instanceof Verdict.Failure failure) {
            return new Verdict.Failure(counted(failure.error()), failure.again());
        }
        if (restarts > 0 && verdict instanceof Verdict.Unknown unknown) {
            return new Verdict.Unknown(counted(unknown.error()), unknown.endTaken());
        }
        return verdict;
    }

    private DeviceException counted(DeviceException error) {
        var text = String.format(Locale.ROOT, "%s; %d attempts were made", error.message(), restarts + 1);
        return error instanceof DfuStatusException refused
                ? new DfuStatusException(refused.code(), refused.report(), text, refused.hint())
                : new DeviceException(error.code(), text, error.hint(), error);
    }

    /** Notes name the device already. */
    private static String withoutDevice(DeviceException error, DownloadPlan plan) {
        var device = plan.device() + ": ";
        var message = error.message();
        return message.startsWith(device) ? message.substring(device.length()) : message;
    }
}
