// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.rom;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.session.DownloadPlan;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.session.Verdict;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** Makes attempts until one ends well, or with what another would not change, or there were enough of them. */
final class Patient {

    /** What came of one attempt, and what it read. */
    record Attempt(Verdict verdict, Bytes read) {}

    private static final Duration TIMEOUT = Duration.ofSeconds(DownloadPlan.USUAL_SECONDS);

    private final OpenRom rom;
    private final int mostRestarts;
    private int restarts;

    /**
     * Creates it.
     *
     * @param mostRestarts how often it begins anew at most after a failed transfer, all attempts together
     */
    Patient(OpenRom rom, int mostRestarts) {
        this.rom = rom;
        this.mostRestarts = mostRestarts;
    }

    /** Sends a small archive. */
    void send(Bytes archive, String what) throws DeviceException {
        var plan = DownloadPlan.of(rom.device(), rom.setting(), archive, TIMEOUT);
        try {
            read(() -> new Attempt(rom.run(plan.begin()), Bytes.EMPTY), what);
        } catch (DeviceException e) {
            throw e.code() == SessionError.INTERRUPTED ? harmless(e) : e;
        }
    }

    /** What is sent here is small, and changes nothing in flash. */
    private DeviceException harmless(DeviceException interrupted) {
        return new DeviceException(
                SessionError.INTERRUPTED,
                rom.device() + ": interrupted while its ROM was prepared",
                "Run it again: that changes nothing in flash.",
                interrupted);
    }

    /**
     * Returns what was read.
     *
     * @param what is done again after a failure, such as {@code reading again from the start}
     */
    Bytes read(Supplier<Attempt> attempt, String what) throws DeviceException {
        while (true) {
            var done = attempt.get();
            var verdict = done.verdict();
            if (!(verdict instanceof Verdict.Failure failure) || !failure.again() || restarts >= mostRestarts) {
                verdict.orThrow();
                return done.read();
            }
            var why = failure.error().message();
            if (rom.isCancelled()) {
                throw SessionError.INTERRUPTED.on(
                        rom.device(), "interrupted instead of " + what + ", after this: " + why);
            }
            restarts++;
            rom.note(String.format(Locale.ROOT, "%s; %s (%d of %d)", why, what, restarts, mostRestarts));
        }
    }
}
