// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.flash.TestBus.Step;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.time.VirtualSleeper;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A bus with two places and two boards, on which events happen in front of chosen steps of the host. */
final class PlayedBus {

    static final UsbPath HERE = Fixture.path(10);
    static final UsbPath BESIDE = Fixture.path(2);

    /** What somebody does to the boards. */
    enum Event {
        /** Pulls the board out that is meant. */
        OUT,
        /** Plugs it in at its place; if it is there, out and in again. */
        IN,
        /** Moves it to the other place. */
        MOVE,
        /** Plugs the other board in at the place of the one that is meant. */
        OTHER_INSTEAD,
        /** Plugs the other board in at the other place. */
        OTHER_BESIDE,
        /** Pulls the other board out. */
        OTHER_OUT,
        /** Lets the two change places. */
        SWAP,
        /** Somebody else holds what the host is about to open. */
        BUSY
    }

    /** An event in front of a step, counted from 0. */
    record Happening(int step, Event event) {}

    private static final int MOST_STEPS = 4000;

    final VirtualSleeper sleeper = new VirtualSleeper();
    final SimulatedBus bus = new SimulatedBus(sleeper, BusTiming.TYPICAL);
    /** What the host did, up to the second block of an image. */
    final List<String> steps = new ArrayList<>();
    /** The boards that told their serial number, in this order. */
    final Set<PlayedBoard> known = new LinkedHashSet<>();

    private final PlayedBoard meant;
    private final PlayedBoard other;
    private final List<Happening> happenings;
    private final Map<PlayedBoard, UsbPath> places = new HashMap<>();
    private int count;
    private int blocks;
    private boolean busy;

    PlayedBus(BoardMaker meant, BoardMaker other, List<Happening> happenings) {
        this.meant = meant.make(sleeper);
        this.other = other.make(sleeper);
        this.happenings = happenings;
    }

    /** Makes a board that lives by a clock. */
    interface BoardMaker {
        PlayedBoard make(VirtualSleeper sleeper);
    }

    PlayedBoard meant() {
        return meant;
    }

    PlayedBoard other() {
        return other;
    }

    boolean isEndless() {
        return count > MOST_STEPS;
    }

    TestBus stepped() {
        return new TestBus(bus, this::before);
    }

    private void before(Step step, UsbPath path, List<ControlTransfer> transfers) throws UsbException {
        List.of(meant, other).stream().filter(PlayedBoard::wasKnown).forEach(known::add);
        for (var happening : happenings) {
            if (happening.step() == count) {
                happen(happening.event());
            }
        }
        if (++count > MOST_STEPS) {
            throw new IllegalStateException("does not end");
        }
        if (blocks < 2) {
            steps.add(name(step, transfers));
        }
        if (step == Step.OPEN && busy) {
            busy = false;
            throw new UsbException(UsbError.USB_BUSY, path + ": somebody else has it");
        }
    }

    private String name(Step step, List<ControlTransfer> transfers) {
        if (step != Step.TRANSFER) {
            return step.name();
        }
        var first = transfers.get(0);
        blocks += first.requestType() == 0x21 && first.request() == 1 ? 1 : 0;
        return String.format(Locale.ROOT, "%02x %d %04x", first.requestType(), first.request(), first.value());
    }

    void happen(Event event) {
        switch (event) {
            case OUT -> unplug(meant);
            case IN -> plug(meant, HERE);
            case MOVE -> plug(meant, BESIDE);
            case OTHER_INSTEAD -> plug(other, HERE);
            case OTHER_BESIDE -> plug(other, BESIDE);
            case OTHER_OUT -> unplug(other);
            case SWAP -> swap();
            case BUSY -> busy = true;
        }
    }

    private void swap() {
        var first = places.get(meant);
        var second = places.get(other);
        unplug(meant);
        unplug(other);
        if (first != null) {
            plug(other, first);
        }
        if (second != null) {
            plug(meant, second);
        }
    }

    private void plug(PlayedBoard board, UsbPath path) {
        unplug(board);
        places.entrySet().removeIf(place -> place.getValue().equals(path));
        bus.plug(path, board);
        places.put(board, path);
    }

    private void unplug(PlayedBoard board) {
        var path = places.remove(board);
        if (path != null) {
            bus.unplug(path);
        }
    }
}
