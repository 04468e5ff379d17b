// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.device.DfuRequests;
import io.github.dfumaven.usb.ControlTransfer;
import java.util.ArrayList;
import java.util.List;

/** Cuts an image into blocks, and counts what the device acknowledged. */
final class Transmission {

    /**
     * From so many bytes a ROM tells an archive from raw data, which it would write to address 0. Until then no block
     * may follow one that got lost.
     */
    private static final int HEAD = 256;

    private final DownloadPlan plan;
    private final DfuRequests requests;
    private int sent;
    private int blocks;
    private int bytesInFlight;
    private int blocksInFlight;

    Transmission(DownloadPlan plan, DfuRequests requests) {
        this.plan = plan;
        this.requests = requests;
    }

    /**
     * Returns the first blocks that are not acknowledged, as many as go out together; the empty one alone at the end.
     */
    List<ControlTransfer> next() {
        int most = sent < HEAD ? 1 : plan.pipeline();
        var group = new ArrayList<ControlTransfer>();
        int from = sent;
        do {
            int to = Math.min(from + plan.blockSize(), plan.payload().length());
            group.add(requests.download(blocks + group.size(), plan.payload().slice(from, to)));
            from = to;
        } while (group.size() < most && from < plan.payload().length());

        bytesInFlight = from - sent;
        blocksInFlight = group.size();
        return group;
    }

    boolean atEnd() {
        return sent == plan.payload().length();
    }

    void taken() {
        sent += bytesInFlight;
        blocks += blocksInFlight;
    }

    int sent() {
        return sent;
    }

    int blocks() {
        return blocks;
    }

    /** Returns the number of the last block that went out. */
    int lastInFlight() {
        return blocks + blocksInFlight - 1;
    }
}
