// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.session.Step.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Blocks are on their way, and the device is asked until it has taken them.
 *
 * @param blocks how many of them
 * @param stalls how often in a row it refused to answer
 */
record Sending(Download job, SessionProgress progress, Patience patience, int blocks, int stalls) implements Phase {

    static Step begin(Download job, SessionProgress progress, Patience patience, List<ControlTransfer> group) {
        var sending = new Sending(job, progress.at(SessionPhase.SENDING), patience, group.size(), 0);
        group.add(job.requests().getStatus());
        return new Exchange(Duration.ZERO, group, job.plan().timeout(), sending);
    }

    @Override
    public Step next(List<TransferResult> results) throws DeviceException {
        var lost = IntStream.range(0, results.size() - 1)
                .filter(n -> !results.get(n).ok())
                .findFirst();
        if (lost.isPresent()) {
            return job.notTaken(progress, results, lost.getAsInt(), "block " + (progress.blocks() + lost.getAsInt()));
        }
        var answer = Answers.last(results);
        if (answer.stalled() && stalls < Download.MOST_STALLS) {
            return new Sending(job, progress, patience, blocks, stalls + 1).poll();
        }
        var report = job.answers().status(answer, when());
        var heard = new Sending(job, progress.heard(report), patience, blocks, 0);
        return heard.attempt(() -> heard.judge(report));
    }

    private Step judge(StatusReport report) throws DeviceException {
        return switch (job.answers().state(report, when())) {
            case DFU_DNLOAD_IDLE -> {
                int bytes = Math.min(blocks * job.plan().blockSize(), progress.total() - progress.done());
                yield job.send(progress.gained(bytes, blocks), patience.renewed());
            }
            case DFU_DNLOAD_SYNC, DFU_DNBUSY ->
                new Sending(job, progress, job.busy(patience, report), blocks, stalls).poll();
            case DFU_IDLE, APP_IDLE, APP_DETACH ->
                throw job.answers()
                        .problem(
                                SessionError.DEVICE_RESTARTED,
                                "lost the image after %d of %d bytes: %s",
                                progress.done(),
                                progress.total(),
                                report);
            case DFU_MANIFEST_SYNC, DFU_MANIFEST, DFU_MANIFEST_WAIT_RESET, DFU_UPLOAD_IDLE, DFU_ERROR ->
                throw job.answers().unexpected(report, when());
        };
    }

    private Step poll() {
        return new Exchange(
                patience.delay(),
                List.of(job.requests().getStatus()),
                job.plan().timeout(),
                this);
    }

    private String when() {
        return "after block " + (progress.blocks() + blocks - 1);
    }
}
