// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.operator;

import io.github.dfumaven.error.Wording;
import io.github.dfumaven.station.StationEvent;
import io.github.dfumaven.station.StationListener;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the page shows, made of what happens at a station. Only the newest state is kept, with a number that grows with each change:
 * whoever has seen an older one gets what has changed since, however much came in between, and nobody is waited for.
 */
final class PageState implements StationListener {

    private final PageJob job;
    private final Wording wording;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<UsbPath, Seen> tiles = new LinkedHashMap<>();
    private Situation situation = Situation.NORMAL;
    private Tally tally = Tally.NONE;
    private long number = 1;

    private record Seen(Tile tile, long number) {}

    /**
     * What there is to see at a moment.
     *
     * @param number of the state
     * @param job what was known before
     * @param situation of the whole station
     * @param tally what was done so far
     * @param places all tiles, in their order
     * @param changed those of the tiles that are not as they were
     */
    record View(long number, PageJob job, Situation situation, Tally tally, List<UsbPath> places, List<Tile> changed) {}

    PageState(PageJob job, Wording wording) {
        this.job = job;
        this.wording = wording;
        job.slots().forEach((path, slot) -> tiles.put(path, new Seen(Tile.waiting(path, slot), number)));
    }

    @Override
    public void on(StationEvent event) {
        lock.lock();
        try {
            if (event instanceof StationEvent.AtSlot atSlot) {
                place(atSlot);
            } else {
                now(situation.after(event, wording));
            }
        } finally {
            lock.unlock();
        }
    }

    /** The station has ended, and nothing more happens. */
    void end() {
        lock.lock();
        try {
            now(situation.over());
        } finally {
            lock.unlock();
        }
    }

    private void place(StationEvent.AtSlot event) {
        if (event instanceof StationEvent.End end) {
            tally = tally.after(end);
        }
        var path = event.path();
        var before = tiles.containsKey(path) ? tiles.get(path).tile() : Tile.waiting(path, event.slot());
        var after = before.after(event, wording);
        boolean isOfNobody = after.state() == Tile.State.WAITING && !job.slots().containsKey(path);
        if (isOfNobody) {
            tiles.remove(path);
        } else if (after.equals(before)) {
            return;
        } else {
            tiles.put(path, new Seen(after, number + 1));
        }
        tell();
    }

    /** What to do next depends on it at each place. */
    private void now(Situation next) {
        if (!next.equals(situation)) {
            situation = next;
            tiles.replaceAll((path, seen) -> new Seen(seen.tile(), number + 1));
            tell();
        }
    }

    private void tell() {
        number++;
        changed.signalAll();
    }

    /** Returns what is to be seen, with all places as changed ones. */
    View all() {
        lock.lock();
        try {
            return since(0);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until something is new.
     *
     * @param seen number of the state that is known already
     * @param limit how long at most
     * @return what is to be seen, or empty if it is what is known
     */
    Optional<View> after(long seen, Duration limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = limit.toNanos();
            while (number == seen) {
                if (left <= 0) {
                    return Optional.empty();
                }
                left = changed.awaitNanos(left);
            }
            return Optional.of(since(seen));
        } finally {
            lock.unlock();
        }
    }

    private View since(long seen) {
        var news = tiles.values().stream()
                .filter(place -> place.number() > seen)
                .map(Seen::tile)
                .toList();
        return new View(number, job, situation, tally, List.copyOf(tiles.keySet()), news);
    }
}
