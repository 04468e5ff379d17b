// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Collects the parts of a {@link FlashRequest}, which says what each of them means. */
public final class FlashRequestBuilder {

    private final FlashImage image;
    private Selection selection = Selection.any();
    private boolean all;
    private Optional<Duration> waitFor = Optional.empty();
    private Duration timeout = FlashRequest.DEFAULT_TIMEOUT;
    private int restarts = FlashRequest.DEFAULT_RESTARTS;
    private int pipeline = 1;
    private boolean reset;
    private boolean dryRun;
    private boolean force;
    private boolean trustBase;
    private List<FlashContent> verify = List.of();

    FlashRequestBuilder(FlashImage image) {
        this.image = image;
    }

    FlashRequestBuilder(FlashRequest request) {
        image = request.image();
        selection = request.selection();
        all = request.all();
        waitFor = request.waitFor();
        timeout = request.timeout();
        restarts = request.restarts();
        pipeline = request.pipeline();
        reset = request.reset();
        dryRun = request.dryRun();
        force = request.force();
        trustBase = request.trustBase();
        verify = request.verify();
    }

    /**
     * Says which devices are meant.
     *
     * @param value any, unless set
     * @return this
     */
    public FlashRequestBuilder selection(Selection value) {
        selection = value;
        return this;
    }

    /**
     * Says whether to flash every device that fits.
     *
     * @param value false, unless set
     * @return this
     */
    public FlashRequestBuilder all(boolean value) {
        all = value;
        return this;
    }

    /**
     * Says how long to wait for a device to appear.
     *
     * @param value empty, unless set; zero or more
     * @return this
     */
    public FlashRequestBuilder waitFor(Optional<Duration> value) {
        waitFor = value;
        return this;
    }

    /**
     * Says how long a device may take over one block.
     *
     * @param value {@link FlashRequest#DEFAULT_TIMEOUT}, unless set; more than zero
     * @return this
     */
    public FlashRequestBuilder timeout(Duration value) {
        timeout = value;
        return this;
    }

    /**
     * Says how often to start again after a transfer failed.
     *
     * @param value {@link FlashRequest#DEFAULT_RESTARTS}, unless set; 0 to 100
     * @return this
     */
    public FlashRequestBuilder restarts(int value) {
        restarts = value;
        return this;
    }

    /**
     * Says how many blocks go out together.
     *
     * @param value 1, unless set; 1 to 256
     * @return this
     */
    public FlashRequestBuilder pipeline(int value) {
        pipeline = value;
        return this;
    }

    /**
     * Says whether to restart the device at the end.
     *
     * @param value false, unless set
     * @return this
     */
    public FlashRequestBuilder reset(boolean value) {
        reset = value;
        return this;
    }

    /**
     * Says whether to stop before anything is sent.
     *
     * @param value false, unless set
     * @return this
     */
    public FlashRequestBuilder dryRun(boolean value) {
        dryRun = value;
        return this;
    }

    /**
     * Says whether to leave out the checks that keep a wrong image away from a device.
     *
     * @param value false, unless set
     * @return this
     */
    public FlashRequestBuilder force(boolean value) {
        force = value;
        return this;
    }

    /**
     * Says whether to flash a delta without comparing what it leaves out.
     *
     * @param value false, unless set
     * @return this
     */
    public FlashRequestBuilder trustBase(boolean value) {
        trustBase = value;
        return this;
    }

    /**
     * Says what to read back and compare.
     *
     * @param value nothing, unless set
     * @return this
     */
    public FlashRequestBuilder verify(List<FlashContent> value) {
        verify = value;
        return this;
    }

    /**
     * {@return the request: a request of all that was set}
     *
     * @throws IllegalArgumentException if the number of restarts or of blocks or a duration is out of its range
     */
    public FlashRequest build() {
        return new FlashRequest(
                image, selection, all, waitFor, timeout, restarts, pipeline, reset, dryRun, force, trustBase, verify);
    }
}
