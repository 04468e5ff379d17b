// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.error.DeviceException;

/** What came of a session. Not knowing is a result of its own. */
public sealed interface Verdict {

    /**
     * Passes only if it is a success.
     *
     * @throws DeviceException if it is none, or not known to be one
     */
    default void orThrow() throws DeviceException {
        if (this instanceof Failure failure) {
            throw failure.error();
        }
        if (this instanceof Unknown unknown) {
            throw unknown.error();
        }
    }

    /**
     * The device confirmed that it took the image, or gave what was asked of it.
     *
     * @param report its last word
     * @param needsReset whether it waits for a reset of the bus before it goes on
     */
    record Success(StatusReport report, boolean needsReset) implements Verdict {}

    /**
     * The device did not take the image, or did not give what was asked of it.
     *
     * @param error why
     * @param again whether only a transfer failed and the device is in dfuIDLE again, so that a fresh session may
     *     succeed
     */
    record Failure(DeviceException error, boolean again) implements Verdict {

        /**
         * Creates a failure that another session would not change.
         *
         * @param error why
         */
        public Failure(DeviceException error) {
            this(error, false);
        }
    }

    /**
     * The image was sent whole, but what the device made of it was not heard.
     *
     * @param error what kept the device's word from us
     * @param endTaken whether the device acknowledged the end of the image
     */
    record Unknown(DeviceException error, boolean endTaken) implements Verdict {}
}
