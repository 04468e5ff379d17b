// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.libusb;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.usb.UsbError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.usb4java.Context;
import org.usb4java.DeviceHandle;
import org.usb4java.LibUsb;

/**
 * Control transfers that are handed to the system all at once, so that the next one is on the wire as soon as the one
 * before it is through. Used once.
 */
final class LibUsbQueue {

    /** How long the system may take to give a cancelled transfer back before we give it up. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();

    private static final long LONGEST_WAIT_NANOS = Duration.ofMillis(100).toNanos();

    /** What the system never gave back; it may still write there, so it must not be collected. */
    private static final Queue<LibUsbTransfer> ABANDONED = new ConcurrentLinkedQueue<>();

    private final Context context;
    private final DeviceHandle handle;
    private final long timeoutMillis;
    private final List<LibUsbTransfer> queue = new ArrayList<>();
    private boolean abandoned;

    LibUsbQueue(Context context, DeviceHandle handle, Duration timeout) {
        this.context = context;
        this.handle = handle;
        // Zero would mean for ever, and libusb counts in 32 bits.
        this.timeoutMillis = Math.max(1, Math.min(timeout.toMillis(), Integer.MAX_VALUE));
    }

    /** Tells whether the system kept a transfer, so that the handle must not be closed. */
    boolean abandoned() {
        return abandoned;
    }

    List<TransferResult> perform(List<ControlTransfer> transfers) {
        try {
            transfers.forEach(this::submit);
            await();
        } finally {
            giveBack();
        }
        return results();
    }

    /** Each one behind the first waits for those in front of it, and its time with them. */
    private void submit(ControlTransfer transfer) {
        var previous = queue.isEmpty()
                ? Optional.<UsbError>empty()
                : queue.get(queue.size() - 1).error();
        var next = new LibUsbTransfer(transfer);
        queue.add(next);
        if (previous.filter(LibUsbQueue::isFinal).isPresent()) {
            next.fail(previous.get());
            return;
        }
        next.submit(handle, Math.min(timeoutMillis * queue.size(), Integer.MAX_VALUE));
    }

    /** Handles events until all transfers are through; once one shows that the device is lost, cancels the rest. */
    private void await() {
        long timeout = Duration.ofMillis(timeoutMillis).toNanos();
        long since = System.nanoTime();
        int head = 0;
        while (head < queue.size()) {
            var first = queue.get(head);
            if (first.done()) {
                first.error().filter(LibUsbQueue::isFinal).ifPresent(this::cancel);
                head++;
                since = System.nanoTime();
                continue;
            }

            long waited = System.nanoTime() - since;
            if (waited > timeout + PATIENCE_NANOS) {
                return;
            }
            // libusb measures from the submission, so here is the limit for those that waited in the queue.
            if (waited > timeout && head > 0) {
                cancel(UsbError.USB_TIMEOUT);
            }
            if (Thread.currentThread().isInterrupted()) {
                cancel(UsbError.USB_INTERRUPTED);
            }
            handleEvents(waited < timeout ? Math.min(timeout - waited, LONGEST_WAIT_NANOS) : LONGEST_WAIT_NANOS);
        }
    }

    private void handleEvents(long nanos) {
        LibUsb.handleEventsTimeout(context, nanos / 1000 + 1);
    }

    private void cancel(UsbError reason) {
        queue.forEach(transfer -> transfer.cancel(reason));
    }

    /** Frees what is through. After an exception some may still be under way: those are cancelled and waited for. */
    private void giveBack() {
        cancel(UsbError.USB_INTERRUPTED);
        long start = System.nanoTime();
        while (queue.stream().anyMatch(transfer -> !transfer.done()) && System.nanoTime() - start < PATIENCE_NANOS) {
            handleEvents(LONGEST_WAIT_NANOS);
        }
        for (var transfer : queue) {
            if (transfer.done()) {
                transfer.free();
            } else {
                abandoned = true;
                ABANDONED.add(transfer);
            }
        }
    }

    private List<TransferResult> results() {
        return queue.stream().map(LibUsbTransfer::result).toList();
    }

    private static boolean isFinal(UsbError error) {
        return error == UsbError.USB_TIMEOUT || error == UsbError.USB_NO_DEVICE;
    }
}
