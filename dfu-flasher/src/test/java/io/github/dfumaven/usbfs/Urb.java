// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;

/** A control transfer that a child process handed to the kernel and that it will take back. */
final class Urb {

    private final UsbfsFile owner;
    private final long address;
    private final long buffer;
    private final ControlTransfer transfer;
    private final long submittedAt = System.nanoTime();

    private boolean started;
    private boolean hung;
    private long readyAt;
    private long reportAt = submittedAt;
    private int status;
    private Bytes data = Bytes.EMPTY;

    Urb(UsbfsFile owner, long address, long buffer, ControlTransfer transfer) {
        this.owner = owner;
        this.address = address;
        this.buffer = buffer;
        this.transfer = transfer;
    }

    UsbfsFile owner() {
        return owner;
    }

    /** Where the struct is in the child's memory. */
    long address() {
        return address;
    }

    /** Where the setup packet and the data are in the child's memory. */
    long buffer() {
        return buffer;
    }

    ControlTransfer transfer() {
        return transfer;
    }

    long submittedAt() {
        return submittedAt;
    }

    /** Marks it as seen by the device. */
    void start(long readyAtNanos) {
        started = true;
        readyAt = readyAtNanos;
    }

    boolean started() {
        return started;
    }

    void hang() {
        hung = true;
    }

    long readyAt() {
        return readyAt;
    }

    /** Tells whether the device is through with it. */
    boolean ready(long now) {
        return endsBySelf() && now - readyAt >= 0;
    }

    /** Tells whether the device is at work on it and will be done. */
    boolean endsBySelf() {
        return started && !hung;
    }

    /** Keeps it from the client until then; one that failed is not kept. */
    void reportAt(long nanos) {
        reportAt = nanos;
    }

    long reportAt() {
        return reportAt;
    }

    void end(int status, Bytes data) {
        this.status = status;
        this.data = data;
    }

    /** Returns 0, or an error number with a minus. */
    int status() {
        return status;
    }

    Bytes data() {
        return data;
    }

    int actualLength() {
        return status != 0 ? 0 : transfer.isIn() ? data.length() : transfer.length();
    }

    @Override
    public String toString() {
        return transfer.toString();
    }
}
