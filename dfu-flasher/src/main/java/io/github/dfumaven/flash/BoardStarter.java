// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.fault.IoError;
import io.github.dfumaven.flash.Started.After;
import java.util.Optional;

/** Starts the application of one board that is in download or DFU mode, and sends nothing to one that runs its application. */
final class BoardStarter implements Together.Task<StartResult> {

    private final SharedBus bus;
    private final Door door;
    private final Clock clock;
    private final ProgressListener listener;
    private final Selection selection;
    private final DfuDevice chosen;

    BoardStarter(SharedBus bus, Clock clock, ProgressListener listener, Selection selection, DfuDevice chosen) {
        this.bus = bus;
        this.door = new Door(bus, clock, listener);
        this.clock = clock;
        this.listener = listener;
        this.selection = selection;
        this.chosen = chosen;
    }

    @Override
    public StartResult run() {
        try {
            return result(start());
        } catch (DfuException e) {
            return result(Started.failed(After.NOT_TRIED, e));
        }
    }

    @Override
    public StartResult failed(Throwable why) {
        return result(Started.failed(After.NOT_TRIED, IoError.bug(chosen, why)));
    }

    private StartResult result(Started started) {
        return new StartResult(chosen.path(), chosen.chip().map(chip -> chip.target()), started.asRequired(true));
    }

    private Started start() throws DfuException {
        if (chosen.mode() == DfuMode.RUNTIME && (!chosen.isRom() || SerialNumbers.tellAnApplication(chosen))) {
            listener.note(chosen.path(), "its application runs already; nothing was sent to it");
            return new Started(After.APPLICATION, Optional.empty(), true);
        }
        clock.checkNotCancelled(chosen);
        var target = Target.of(selection, chosen);
        if (chosen.mode() == DfuMode.RUNTIME) {
            target = new Detacher(bus, door, clock, listener).toDfuMode(target);
        }
        var starter = new AppStarter(new Aftermath(bus, clock, listener), door, clock, FlashRequest.DEFAULT_RESTARTS);
        DfuDevice device;
        try (var link = door.open(target, DfuMode.DFU)) {
            device = link.device();
            var refused = starter.refuse(device);
            if (refused.isPresent()) {
                return refused.get();
            }
            var one = selection.onlyInterfaceOf(device);
            link.claim(one);
            starter.tell(new OpenBoard(link, one, clock, listener));
        }
        return starter.watch(device);
    }
}
