// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bytes.ByteWriter;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuInterface;
import io.github.dfumaven.device.DfuRequests;
import io.github.dfumaven.device.StatusReport;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.flash.ProgressListener.Phase;
import io.github.dfumaven.flash.Step.Exchange;
import io.github.dfumaven.usb.TransferResult;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Reads what a device in DFU mode gives, and leaves it in dfuIDLE whatever happens. */
final class Upload {

    private final DfuLink link;
    private final DfuDevice device;
    private final int blockSize;
    private final DfuRequests requests;
    private final Answers answers;
    private final Clock clock;
    private final ProgressListener listener;

    Upload(DfuLink link, DfuDevice device, DfuInterface one, Clock clock, ProgressListener listener) {
        this.link = link;
        this.device = device;
        this.blockSize = DownloadPlan.blockSize(device, one);
        this.requests = new DfuRequests(one.number());
        this.answers = new Answers(device.usb().toString(), device.chip().isPresent());
        this.clock = clock;
        this.listener = listener;
    }

    /** Leads the device to dfuIDLE. */
    void prepare() throws DeviceException {
        listener.phase(device.path(), Phase.PREPARING);
        var seeker = seeker();
        seek(seeker, seeker.begin());
    }

    /** Returns what the device gives from dfuIDLE on, up to its end or a limit, and tells how much there is so far. */
    Bytes read(int limit, LongConsumer progress) throws DeviceException {
        listener.phase(device.path(), Phase.READING);
        var read = new ByteWriter();
        try {
            boolean whole = blocks(limit, read, progress);
            // Some devices answer a request that they do not like with meaningless bytes, and only say so here.
            var last = status();
            if (last.isError()) {
                throw answers.refused(last, "while reading");
            }
            if (!whole && read.size() < limit) {
                throw new DeviceException(
                        FlashError.INTERRUPTED,
                        device + ": interrupted after reading " + read.size() + " bytes",
                        "Run it again when you are ready: reading changes nothing.",
                        null);
            }
        } catch (DeviceException e) {
            leave();
            throw e;
        }
        var seeker = seeker();
        seek(seeker, seeker.begin());
        return read.toBytes();
    }

    /** Returns whether the device has come to the end of what it gives. */
    private boolean blocks(int limit, ByteWriter read, LongConsumer progress) throws DeviceException {
        boolean whole = false;
        for (int block = 0; read.size() < limit && !whole && !clock.isCancelled(); block++) {
            int wanted = Math.min(blockSize, limit - read.size());
            // A block that is asked for twice breaks the upload, so a failure is final.
            var result = link.control(requests.upload(block, wanted), DownloadPlan.CONTROL_TIMEOUT);
            if (result.stalled()) {
                throw answers.refusedBlock(status(), block);
            }
            if (result.error().isPresent()) {
                throw answers.failed(result.error().get(), "reading block " + block);
            }
            read.bytes(result.data());
            whole = result.data().length() < wanted;
            progress.accept(read.size());
        }
        return whole;
    }

    private void leave() {
        try {
            listener.phase(device.path(), Phase.LEAVING);
            var seeker = seeker();
            seek(seeker, seeker.beginWithAbort());
        } catch (DeviceException e) {
            // A device that is gone or silent fails here once more; what matters is the first failure.
            listener.note(device.path(), "it could not be led back to dfuIDLE: " + e.message());
        }
    }

    private StatusReport status() throws DeviceException {
        TransferResult answer = link.control(requests.getStatus(), DownloadPlan.CONTROL_TIMEOUT);
        return answers.status(answer, "while reading");
    }

    private IdleSeeker seeker() {
        return new IdleSeeker(answers, requests);
    }

    private void seek(IdleSeeker seeker, Exchange first) throws DeviceException {
        var exchange = Optional.of(first);
        while (exchange.isPresent()) {
            Exchange now = exchange.get();
            clock.pauseAnyway(now.delay());
            exchange = seeker.next(link.control(now.transfers(), now.timeout()));
        }
    }
}
