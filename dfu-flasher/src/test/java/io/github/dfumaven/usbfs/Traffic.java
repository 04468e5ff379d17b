// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import io.github.dfumaven.bus.ControlTransfer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the programs of a bench submitted, counted and timed in the kernel's place, which is the same for all of them
 * and where the start of a program does not show.
 */
public final class Traffic {

    private static final int DFU_OUT = 0x21;
    private static final int DFU_IN = 0xa1;
    private static final int DNLOAD = 1;
    private static final int GETSTATUS = 3;

    private final List<ControlTransfer> others = new ArrayList<>();
    private int downloads;
    private int statuses;
    private int waits;
    private long firstDownload;
    private long lastStatus;

    /** Called for every transfer, with the number of those that the same program has not got back yet. */
    synchronized void submitted(ControlTransfer transfer, int inFlight) {
        if (inFlight == 0) {
            waits++;
        }
        if (isDownload(transfer)) {
            if (downloads == 0) {
                firstDownload = System.nanoTime();
            }
            downloads++;
        } else if (isStatus(transfer)) {
            statuses++;
        } else {
            others.add(transfer);
        }
    }

    synchronized void reaped(ControlTransfer transfer) {
        if (isStatus(transfer)) {
            lastStatus = System.nanoTime();
        }
    }

    /** Returns how many transfers there were. */
    public synchronized int transfers() {
        return downloads + statuses + others.size();
    }

    /** Returns how many blocks there were, including the empty one at the end. */
    public synchronized int downloads() {
        return downloads;
    }

    /** Returns how often the status was asked for. */
    public synchronized int statuses() {
        return statuses;
    }

    /** Returns what was neither DNLOAD nor GETSTATUS, in order. */
    public synchronized List<ControlTransfer> others() {
        return List.copyOf(others);
    }

    /**
     * Returns how often a transfer was submitted when no other was under way: so often the program waited for a
     * turnaround before it went on.
     */
    public synchronized int waits() {
        return waits;
    }

    /**
     * Returns the time from the submission of the first DNLOAD to the completion of the last GETSTATUS, the verdict.
     */
    public synchronized Duration firstBlockToVerdict() {
        return Duration.ofNanos(lastStatus - firstDownload);
    }

    private static boolean isDownload(ControlTransfer transfer) {
        return transfer.requestType() == DFU_OUT && transfer.request() == DNLOAD;
    }

    private static boolean isStatus(ControlTransfer transfer) {
        return transfer.requestType() == DFU_IN && transfer.request() == GETSTATUS;
    }
}
