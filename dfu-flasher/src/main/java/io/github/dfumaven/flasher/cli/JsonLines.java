// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.flash.BoardResult;
import io.github.dfumaven.flash.FlashReport;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.json.JsonObjectBuilder;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Events for programs, one object a line, as they happen: {@code begin} when the work on a board begins, {@code phase}, {@code progress}
 * when another hundredth is done, and {@code end} for each board. What people read goes on as usual.
 */
final class JsonLines extends JsonOutput {

    private static final int PARTS = 100;

    private final InstantSource clock;
    private final Map<UsbPath, Long> parts = new HashMap<>();
    private final Set<UsbPath> ended = new HashSet<>();
    private boolean reported;

    JsonLines(Printer out, Origin origin, InstantSource clock) {
        super(out, origin);
        this.clock = clock;
    }

    @Override
    public ProgressListener listener(ProgressListener people) {
        return new Listener(people);
    }

    /** Ends the boards, too, that nothing was done to. */
    @Override
    public synchronized void report(FlashReport report) {
        reported = true;
        report.devices().forEach(this::end);
    }

    @Override
    public synchronized void failed(Throwable why) {
        if (!reported && !(why instanceof InvalidRequestException)) {
            reported = true;
            write(origin.putInto(FlasherJson.nothing(event("end", Optional.empty()), why)));
        }
    }

    private synchronized void end(BoardResult result) {
        if (ended.add(result.path())) {
            write(FlasherJson.result(event("end", Optional.of(result.path())), result, origin));
        }
    }

    private synchronized void begin(DfuDevice device) {
        write(origin.putInto(event("begin", Optional.of(device.path()))
                .put("target", device.chip().map(chip -> chip.target()))
                .put("serial", device.serial())
                .put("image", image)
                .put("sha256", sha256)));
    }

    private synchronized void phase(UsbPath path, ProgressListener.Phase phase) {
        parts.remove(path);
        write(event("phase", Optional.of(path)).put("phase", FlashLog.words(phase)));
    }

    private synchronized void progress(UsbPath path, long bytes, long total) {
        long part = total == 0 ? PARTS : bytes * PARTS / total;
        if (!Long.valueOf(part).equals(parts.put(path, part))) {
            write(event("progress", Optional.of(path)).put("bytes", bytes).put("total", total));
        }
    }

    private JsonObjectBuilder event(String name, Optional<UsbPath> path) {
        return new JsonObjectBuilder()
                .put("event", name)
                .put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .put("path", path);
    }

    private void write(JsonObjectBuilder event) {
        out.json(event.toLine());
        out.flush();
    }

    /** Hears for programs and for people. */
    private final class Listener implements ProgressListener {

        private final ProgressListener people;

        Listener(ProgressListener people) {
            this.people = people;
        }

        @Override
        public void waiting(Duration limit) {
            people.waiting(limit);
        }

        @Override
        public void begun(DfuDevice device) {
            begin(device);
            people.begun(device);
        }

        @Override
        public void phase(UsbPath device, Phase phase) {
            JsonLines.this.phase(device, phase);
            people.phase(device, phase);
        }

        @Override
        public void progress(UsbPath device, long sent, long total) {
            JsonLines.this.progress(device, sent, total);
            people.progress(device, sent, total);
        }

        @Override
        public void note(UsbPath device, String text) {
            people.note(device, text);
        }

        @Override
        public void finished(BoardResult result) {
            end(result);
            people.finished(result);
        }

        @Override
        public void transferred(UsbPath device, Supplier<String> words) {
            people.transferred(device, words);
        }
    }
}
