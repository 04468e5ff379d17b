// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import java.time.Duration;

/**
 * How long control transfers take on the mock, in two parts. The simulated devices know of neither; what they need for
 * their own work comes on top of the service.
 *
 * <p>The service is how long bus and device are busy with one transfer. They serve one after another, so a queue of
 * them takes as long as if each had been submitted when the one before it was done.
 *
 * <p>The turnaround is how long it takes from the end of a transfer until the client can hear of it and answer with the
 * next: the frame's end, the interrupt, waking up, and with USB/IP the network. Completions come out that much later,
 * in order, as out of a delay line. Meanwhile the wire serves what is queued, so that who submits two transfers at a
 * time waits once for both:
 *
 * <pre>
 * one by one:      2 * (service + turnaround)
 * a queued pair:   2 * service + turnaround
 * </pre>
 *
 * <p>On a real line a part of it passes on the way to the device. A client cannot tell the difference, for it measures
 * from submission to completion.
 *
 * @param service for each transfer, zero or more
 * @param turnaround between the end of a transfer and its completion at the client, zero or more
 */
public record UrbTiming(Duration service, Duration turnaround) {

    /** Nothing takes time but what a device asks for. */
    public static final UrbTiming NONE = new UrbTiming(Duration.ZERO, Duration.ZERO);

    /** Every transfer takes its time on the bus, and its end is heard of at once. */
    public static UrbTiming ofService(Duration service) {
        return new UrbTiming(service, Duration.ZERO);
    }

    /** The bus takes no time, but completions are late. */
    public static UrbTiming ofTurnaround(Duration turnaround) {
        return new UrbTiming(Duration.ZERO, turnaround);
    }
}
