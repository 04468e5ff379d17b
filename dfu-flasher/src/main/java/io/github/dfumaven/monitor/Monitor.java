// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.elf.ElfFile;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.monitor.Transcript.Verdict;
import io.github.dfumaven.time.Sleeper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Shows what a board prints on its serial port, until it is told to end. */
public final class Monitor {

    /** How long a port may stay away at the start when no other time is set: a board that restarts is back by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** After this time without a byte, a line without an end is shown. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int CHUNK = 4096;

    private final SerialPorts ports;
    private final Sleeper sleeper;
    private final Clock clock;

    /**
     * Creates a monitor.
     *
     * @param ports where boards print
     * @param sleeper waits for ports
     */
    public Monitor(SerialPorts ports, Sleeper sleeper) {
        this(ports, sleeper, Clock.system(ZoneId.systemDefault()));
    }

    Monitor(SerialPorts ports, Sleeper sleeper, Clock clock) {
        this.ports = ports;
        this.sleeper = sleeper;
        this.clock = clock;
    }

    /**
     * Shows what the board prints. A port that leaves is waited for, and so is one that is not there yet, for ten seconds or
     * for as long as the request allows.
     *
     * @param request which board, and what to do about it
     * @param listener hears it
     * @param input what somebody types, which goes to the board; read as far as it has something, not closed. If it fails
     *     after it has worked, as a terminal that was closed, that ends the monitor
     * @param cancelled tells whether to end; asked about ten times in a second
     * @return why it has ended
     * @throws FormatException if the board has printed what is a failure, or the ELF file is none
     * @throws DeviceException if there is no port, or it cannot be opened, or the time has passed
     * @throws IOException if a file cannot be read or written
     */
    public MonitorEnd run(
            MonitorRequest request, MonitorListener listener, InputStream input, BooleanSupplier cancelled)
            throws IOException {
        var decoder = decoder(request);
        try (var log = LogFile.open(request.log());
                var typed = TypedInput.from(input)) {
            var transcript = new Transcript(request, listener, log, decoder, clock);
            var watch = new Watch(request, transcript, typed, cancelled);
            try {
                return watch.run();
            } finally {
                transcript.cut();
            }
        }
    }

    /**
     * Looks whether the files that a request names can be read, for whoever has much to do before the monitor runs.
     *
     * @param request that is to be run later
     * @throws IOException if one cannot be read, or is not what it has to be
     */
    public static void check(MonitorRequest request) throws IOException {
        var unused = decoder(request);
    }

    private static Optional<PanicDecoder> decoder(MonitorRequest request) throws IOException {
        if (request.elf().isEmpty()) {
            return Optional.empty();
        }
        var file = request.elf().get();
        try {
            var elf = ElfFile.parse(Bytes.read(file));
            var path = Optional.ofNullable(System.getenv("PATH"));
            return Optional.of(new PanicDecoder(elf, Addr2Line.find(elf.machine(), file, path)));
        } catch (FormatException e) {
            throw e.in(file.toString());
        }
    }

    /** One run of a monitor. */
    private final class Watch {

        private final MonitorRequest request;
        private final Transcript transcript;
        private final TypedInput typed;
        private final BooleanSupplier cancelled;
        private final PortChoice choice;
        private final long start = sleeper.nanoTime();
        private final byte[] chunk = new byte[CHUNK];
        private boolean wasThere;

        Watch(MonitorRequest request, Transcript transcript, TypedInput typed, BooleanSupplier cancelled) {
            this.request = request;
            this.transcript = transcript;
            this.typed = typed;
            this.cancelled = cancelled;
            this.choice = new PortChoice(ports, request);
        }

        MonitorEnd run() throws IOException {
            while (true) {
                var link = waitForPort();
                if (link.isEmpty()) {
                    return MonitorEnd.INTERRUPTED;
                }
                try (var open = link.get()) {
                    typed.to(link);
                    var end = listen(open);
                    if (end.isPresent()) {
                        return end.get();
                    }
                } finally {
                    typed.to(Optional.empty());
                }
                transcript.cut();
                transcript.note("the " + choice.wanted() + " is gone; waiting until it is back");
            }
        }

        /** Returns nothing if it is cancelled. */
        private Optional<SerialLink> waitForPort() throws IOException {
            boolean isTold = wasThere;
            long since = sleeper.nanoTime();
            while (!isCancelled()) {
                var problem = MonitorError.NO_PORT.on(choice.wanted(), "is not there");
                var port = choice.find();
                if (port.isPresent()) {
                    try {
                        return Optional.of(open(port.get()));
                    } catch (DeviceException e) {
                        // Just after it has come its rights are not set yet, or a service looks what it is.
                        problem = e;
                    }
                }
                if (!isTold) {
                    isTold = true;
                    transcript.note("waiting for the " + choice.wanted());
                }
                checkPatience(problem, since);
                pause();
            }
            return Optional.empty();
        }

        private SerialLink open(SerialPortInfo port) throws IOException {
            var link = ports.open(port, request.baud());
            transcript.note(port.describe() + (wasThere ? " is back" : " is open at " + request.baud() + " baud"));
            wasThere = true;
            return link;
        }

        /** A port that cannot be opened is not waited for without an end, one that is away is, if it was there before. */
        private void checkPatience(DeviceException problem, long since) throws DeviceException {
            boolean isAway = problem.code() == MonitorError.NO_PORT;
            if (isAway && wasThere) {
                checkTime();
            } else if (isAway && request.timeout().isPresent()) {
                if (passed(start).compareTo(request.timeout().get()) >= 0) {
                    throw problem;
                }
            } else if (passed(since).compareTo(PATIENCE) >= 0) {
                throw problem;
            }
        }

        private void checkTime() throws DeviceException {
            var limit = request.timeout();
            if (limit.isPresent() && passed(start).compareTo(limit.get()) >= 0) {
                throw MonitorError.MONITOR_TIMEOUT.on(
                        choice.wanted(),
                        limit.get().toMillis() / 1000.0 + " s have passed"
                                + request.until()
                                        .map(until -> ", and no line matched " + until)
                                        .orElse(""));
            }
        }

        /** Returns nothing if the port has left. */
        private Optional<MonitorEnd> listen(SerialLink link) throws IOException {
            long last = sleeper.nanoTime();
            while (!isCancelled()) {
                int count = link.read(chunk);
                if (count == SerialLink.GONE) {
                    // When the process ends, jSerialComm closes all ports by itself.
                    return isCancelled() ? Optional.of(MonitorEnd.INTERRUPTED) : Optional.empty();
                }
                var verdict = Optional.<Verdict>empty();
                if (count > 0) {
                    last = sleeper.nanoTime();
                    verdict = transcript.add(chunk, count);
                } else if (passed(last).compareTo(PAUSE) >= 0) {
                    verdict = transcript.pause();
                }
                if (verdict.isPresent()) {
                    return Optional.of(end(verdict.get()));
                }
                checkTime();
            }
            return Optional.of(MonitorEnd.INTERRUPTED);
        }

        private MonitorEnd end(Verdict verdict) throws FormatException {
            if (verdict.isFailure()) {
                throw MonitorError.FIRMWARE_FAILED.of(
                        "the board has printed a line that matches %s: %s",
                        request.fail().map(Object::toString).orElse(""), verdict.line());
            }
            return MonitorEnd.UNTIL;
        }

        private boolean isCancelled() {
            return cancelled.getAsBoolean()
                    || typed.isHungUp()
                    || Thread.currentThread().isInterrupted();
        }

        private Duration passed(long since) {
            return Duration.ofNanos(sleeper.nanoTime() - since);
        }

        private void pause() {
            try {
                sleeper.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
