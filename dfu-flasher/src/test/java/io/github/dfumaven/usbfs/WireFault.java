// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import io.github.dfumaven.sim.FaultyDevice;
import io.github.dfumaven.sim.SimulatedRom;
import java.util.Set;

/** A way in which one transfer fails under a program, and the codes that it may tell then. */
enum WireFault {
    STALL(true, FaultyDevice.STALL, Timeout.PATIENT, "usb-stall", "device-refused"),
    STALL_UNHEARD(false, FaultyDevice.STALL, Timeout.PATIENT, "usb-stall", "device-refused"),
    ANSWER_LOST(true, FaultyDevice.SILENCE, Timeout.SHORT, "usb-timeout"),
    REQUEST_LOST(false, FaultyDevice.SILENCE, Timeout.SHORT, "usb-timeout", "device-restarted"),
    UNPLUGGED(true, FaultyDevice.UNPLUG, Timeout.PATIENT, "usb-no-device", "verdict-unknown", "lost-after-detach"),
    SHORT_ANSWER(true, FaultyDevice.SHORT_ANSWER, Timeout.PATIENT, "short-answer"),
    NO_ANSWER(true, FaultyDevice.EMPTY_ANSWER, Timeout.PATIENT, "short-answer"),
    WRONG_STATE(true, FaultyDevice.status(0, 1, 9), Timeout.PATIENT, "unexpected-state"),
    NO_STATE(true, FaultyDevice.status(0, 1, 99), Timeout.PATIENT, "unexpected-state"),
    REPORTS_ERROR(true, FaultyDevice.status(3, 1, 10), Timeout.PATIENT, "device-refused");

    private final boolean performed;

    @SuppressWarnings("ImmutableEnumChecker") // a function of its arguments
    private final FaultyDevice.Fault fault;

    /** Milliseconds for a block. */
    final int timeout;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    final Set<String> codes;

    WireFault(boolean performed, FaultyDevice.Fault fault, int timeout, String... codes) {
        this.performed = performed;
        this.fault = fault;
        this.timeout = timeout;
        this.codes = Set.of(codes);
    }

    FaultyDevice at(int n, SimulatedRom rom) {
        return performed ? FaultyDevice.atRequest(n, fault, rom) : FaultyDevice.lostRequest(n, fault, rom);
    }

    FaultyDevice atText(int n, SimulatedRom rom) {
        return performed ? FaultyDevice.atText(n, fault, rom) : FaultyDevice.lostText(n, fault, rom);
    }

    /** Whether another attempt is of no use. */
    boolean lasts() {
        return this == UNPLUGGED || this == REPORTS_ERROR;
    }

    /**
     * Milliseconds: with the one a busy machine does not fail by itself, the other is for boards that are silent
     * anyway.
     */
    static final class Timeout {
        static final int PATIENT = 5000;
        static final int SHORT = 500;

        private Timeout() {}
    }
}
