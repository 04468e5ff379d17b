// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.device.DfuState;
import io.github.dfumaven.device.StatusReport;
import io.github.dfumaven.error.DeviceException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges what a device says after the end of an image. Being idle is a verdict only of a device that has taken the end:
 * one that lost its place, by a reset or by an ABORT of another program, is idle too.
 */
final class Ending {

    private static final String WHEN = "after the end of the image";

    private final Answers answers;
    private final boolean rom;
    private boolean taken;
    private int manifesting;
    private @Nullable DeviceException lost;

    Ending(Answers answers, boolean rom) {
        this.answers = answers;
        this.rom = rom;
    }

    /** Notes that the device acknowledged the end. */
    void take() {
        taken = true;
    }

    /** Notes that it is not known whether the end got through. */
    void lose(DeviceException error) {
        lost = error;
    }

    boolean isTaken() {
        return taken;
    }

    /** Returns the verdict, or empty when the device has to be asked again. */
    Optional<Verdict> judge(StatusReport report, DfuState state) throws DeviceException {
        return switch (state) {
            case DFU_IDLE -> {
                if (!taken) {
                    throw notTaken(report);
                }
                yield Optional.of(new Verdict.Success(report, false));
            }
            case DFU_MANIFEST_WAIT_RESET -> {
                if (rom) {
                    // The ROM never reports it (it goes from dfuMANIFEST-SYNC to dfuIDLE).
                    throw answers.unexpected(report, WHEN);
                }
                manifests();
                yield taken ? Optional.of(new Verdict.Success(report, true)) : Optional.empty();
            }
            case DFU_MANIFEST_SYNC, DFU_MANIFEST -> {
                manifests();
                yield Optional.empty();
            }
            case DFU_DNLOAD_SYNC, DFU_DNBUSY -> Optional.empty();
            case APP_IDLE, APP_DETACH ->
                Optional.of(new Verdict.Unknown(
                        answers.problem(SessionError.VERDICT_UNKNOWN, "restarted without a verdict: " + report),
                        taken));
            case DFU_DNLOAD_IDLE, DFU_UPLOAD_IDLE, DFU_ERROR -> throw notTaken(report);
        };
    }

    /**
     * Only the end leads to the states of manifestation, whatever became of the transfer. As one answer may be spoilt,
     * it takes two to prove that; the ROM never says so at all.
     */
    private void manifests() {
        taken |= !rom && ++manifesting >= 2;
    }

    private DeviceException notTaken(StatusReport report) {
        return lost != null ? lost : answers.unexpected(report, WHEN);
    }
}
