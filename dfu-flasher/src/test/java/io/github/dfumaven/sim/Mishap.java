// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.usb.UsbError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** One thing that goes wrong with one transfer, for tests that try all of them in all orders. */
public final class Mishap {

    /** What a mishap can do to a board. */
    public interface Board {
        /** The transfer arrives, and the host hears what the board answers. */
        TransferResult deliver(ControlTransfer transfer);

        /** Another program sends an ABORT, which leads from most states to dfuIDLE. */
        void losePlace();

        /** The board restarts, and comes back as what it was before it was asked for DFU. */
        void restart();

        /** The cable is pulled. */
        void unplug();
    }

    /** The request of a transfer that the host asks the state of the board with. */
    public static final int GETSTATUS = 3;

    private static final int IDLE = 2;
    private static final int DOWNLOAD_IDLE = 5;
    private static final int ERROR = 10;
    private static final int ERR_FIRMWARE = 10;

    private final String name;
    private final boolean statusOnly;
    private final boolean restarts;
    private final int says;
    private final Effect effect;

    @FunctionalInterface
    private interface Effect {
        TransferResult apply(Board board, ControlTransfer transfer);
    }

    private Mishap(String name, boolean statusOnly, boolean restarts, int says, Effect effect) {
        this.name = name;
        this.statusOnly = statusOnly;
        this.restarts = restarts;
        this.says = says;
        this.effect = effect;
    }

    /** What goes wrong between host and board: nobody lies. */
    public static List<Mishap> ofTheWire() {
        var all = new ArrayList<Mishap>();
        for (var error : List.of(UsbError.USB_STALL, UsbError.USB_TIMEOUT, UsbError.USB_IO)) {
            all.add(new Mishap(error.id() + " lost", false, false, -1, (board, found) -> TransferResult.failed(error)));
            all.add(new Mishap(error.id() + " taken", false, false, -1, (board, found) -> {
                board.deliver(found);
                return TransferResult.failed(error);
            }));
            if (error != UsbError.USB_STALL) {
                all.add(new Mishap(error.id() + " at a lost place", false, false, -1, (board, found) -> {
                    board.losePlace();
                    return TransferResult.failed(error);
                }));
            }
        }
        for (boolean taken : new boolean[] {false, true}) {
            all.add(new Mishap("unplugged" + (taken ? ", taken" : ""), false, false, -1, (board, found) -> {
                deliverIf(taken, board, found);
                board.unplug();
                return TransferResult.failed(UsbError.USB_NO_DEVICE);
            }));
            all.add(new Mishap("restart" + (taken ? ", taken" : ""), false, true, -1, (board, found) -> {
                deliverIf(taken, board, found);
                board.restart();
                return TransferResult.failed(UsbError.USB_NO_DEVICE);
            }));
        }
        all.add(new Mishap("lost place", true, false, -1, (board, found) -> {
            board.losePlace();
            return board.deliver(found);
        }));
        all.add(new Mishap("short answer", true, false, -1, (board, found) -> cut(board.deliver(found), 3)));
        all.add(new Mishap("empty answer", true, false, -1, (board, found) -> cut(board.deliver(found), 0)));
        return all;
    }

    /** Answers to GETSTATUS that are not what the board says: every state with every status, unknown ones too. */
    public static List<Mishap> ofAnswers() {
        return IntStream.rangeClosed(0, 11)
                .boxed()
                .flatMap(state -> IntStream.rangeClosed(0, 16).mapToObj(status -> answer(state, status)))
                .toList();
    }

    /** Of these answers those that differ in what a host may make of them. */
    public static List<Mishap> ofFewAnswers() {
        var all = new ArrayList<Mishap>();
        IntStream.rangeClosed(0, 11).forEach(state -> all.add(answer(state, 0)));
        all.add(answer(IDLE, ERR_FIRMWARE));
        all.add(answer(DOWNLOAD_IDLE, ERR_FIRMWARE));
        all.add(answer(ERROR, ERR_FIRMWARE));
        return all;
    }

    private static Mishap answer(int state, int status) {
        return new Mishap(
                String.format(Locale.ROOT, "says state %d, status %d", state, status),
                true,
                false,
                state,
                (board, found) -> {
                    var result = board.deliver(found);
                    return result.ok() ? TransferResult.ack(Bytes.of(status, 1, 0, 0, state, 0)) : result;
                });
    }

    /** Whether it can happen to this transfer. */
    public boolean fits(ControlTransfer transfer) {
        return !statusOnly || transfer.request() == GETSTATUS;
    }

    /** The state that the host hears instead of the true one, or -1 if it hears the truth or nothing. */
    public int says() {
        return says;
    }

    /** Whether the board restarts. */
    public boolean restarts() {
        return restarts;
    }

    /** Does it. */
    public TransferResult apply(Board board, ControlTransfer transfer) {
        return effect.apply(board, transfer);
    }

    @Override
    public String toString() {
        return name;
    }

    private static void deliverIf(boolean taken, Board board, ControlTransfer transfer) {
        if (taken) {
            board.deliver(transfer);
        }
    }

    private static TransferResult cut(TransferResult result, int most) {
        var data = result.data();
        return result.ok() ? TransferResult.ack(data.slice(0, Math.min(most, data.length()))) : result;
    }
}
