// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.error.DeviceException;

/** What a device is led to dfuIDLE for. */
interface Job {

    Answers answers();

    DfuRequests requests();

    /** Returns the first step with a device that is idle. */
    Step start(SessionProgress progress);

    DeviceException interrupted(SessionProgress progress);

    /** Tells whether the device has ended the transfer itself, so that there is nothing to abort. */
    default boolean isEndedBy(DeviceException error) {
        return false;
    }

    /** Tells whether another session may succeed. */
    default boolean isWorthAnother(DeviceException error) {
        return Glitch.is(error);
    }
}
