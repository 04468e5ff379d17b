// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import java.util.Optional;

/**
 * How far a session has come.
 *
 * @param phase where in the session it is
 * @param done bytes that the device acknowledged, or gave
 * @param total bytes of the image, or of what is to be read at most
 * @param blocks that the device acknowledged, without the empty one at the end, or gave
 * @param last what the device said of itself last, before the session ended or was broken off; empty if it never did
 */
public record SessionProgress(SessionPhase phase, int done, int total, int blocks, Optional<StatusReport> last) {

    SessionProgress at(SessionPhase now) {
        return new SessionProgress(now, done, total, blocks, last);
    }

    SessionProgress heard(StatusReport report) {
        return new SessionProgress(phase, done, total, blocks, Optional.of(report));
    }

    SessionProgress gained(int bytes, int count) {
        return new SessionProgress(phase, done + bytes, total, blocks + count, last);
    }
}
