// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.StatusReport;
import java.util.Optional;

/**
 * How far a {@link DownloadSession} has come.
 *
 * @param phase where in the session it is
 * @param sent bytes of the image that the device acknowledged
 * @param total bytes of the image
 * @param blocks that the device acknowledged, without the empty one at the end
 * @param last what the device said of itself last, before the session ended or was broken off; empty if it never did
 */
public record SessionProgress(SessionPhase phase, int sent, int total, int blocks, Optional<StatusReport> last) {}
