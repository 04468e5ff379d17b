// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.usb.UsbError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Cuts an image into blocks, and knows what the phases of a download have in common. */
record Download(DownloadPlan plan, Answers answers, DfuRequests requests) implements Job {

    /** Some devices refuse GETSTATUS while they erase; so often in a row it is asked again. */
    static final int MOST_STALLS = 3;

    private static final Duration AFTER_STALL = Duration.ofMillis(100);
    private static final Duration LONGEST_BUSY = Duration.ofMinutes(2);

    /**
     * From so many bytes a ROM tells an archive from raw data, which it would write to address 0. Until then no block
     * may follow one that got lost.
     */
    private static final int HEAD = 256;

    Download(DownloadPlan plan) {
        this(plan, new Answers(plan.device(), plan.rom()), new DfuRequests(plan.interfaceNumber()));
    }

    @Override
    public Step start(SessionProgress progress) {
        return send(progress, Patience.of(LONGEST_BUSY, AFTER_STALL));
    }

    /** Sends the first blocks that are not acknowledged, as many as go out together; behind the last one the end. */
    Step send(SessionProgress progress, Patience patience) {
        int from = progress.done();
        if (from == progress.total()) {
            return Manifesting.begin(this, progress, patience);
        }
        int most = from < HEAD ? 1 : plan.pipeline();
        var group = new ArrayList<ControlTransfer>();
        while (group.size() < most && from < progress.total()) {
            int to = Math.min(from + plan.blockSize(), progress.total());
            group.add(requests.download(
                    progress.blocks() + group.size(), plan.payload().slice(from, to)));
            from = to;
        }
        return Sending.begin(this, progress, patience, group);
    }

    /**
     * A block is never sent twice: the device may have taken it all the same, and a ROM does not look at its number.
     */
    Step notTaken(SessionProgress progress, List<TransferResult> results, int which, String what)
            throws DeviceException {
        var error = results.get(which).error().orElseThrow();
        // Where others went out behind the lost one, the device may complain of what they look like without it.
        boolean lastBlock = which == results.size() - 2;
        if (error != UsbError.USB_STALL || !lastBlock) {
            throw answers.failed(error, what);
        }
        var asking = new AskingWhy(this, progress, progress.blocks() + which, "after a refused block");
        return Answers.last(results).ok() ? asking.next(results) : asking.ask();
    }

    Patience busy(Patience patience, StatusReport report) throws DeviceException {
        long waited = patience.waited().toSeconds();
        return patience.next(report.pollTimeout())
                .orElseThrow(() ->
                        answers.problem(SessionError.ENDLESS_BUSY, "is still busy after %d s: %s", waited, report));
    }

    @Override
    public DeviceException interrupted(SessionProgress progress) {
        return answers.problem(
                SessionError.INTERRUPTED, "interrupted after %d of %d bytes", progress.done(), progress.total());
    }

    @Override
    public boolean isEndedBy(DeviceException error) {
        return error instanceof DfuStatusException;
    }
}
