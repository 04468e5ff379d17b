// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.ChipFacts;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.fault.IoError;
import io.github.dfumaven.rom.ChipIdentification;

/** Asks one board what it is, from whatever mode it is in. Not for use twice. */
final class BoardAsker implements Together.Task<BoardIdentity> {

    private final SharedBus bus;
    private final Door door;
    private final Clock clock;
    private final ProgressListener listener;
    private final Selection selection;
    private DfuDevice device;

    BoardAsker(SharedBus bus, Clock clock, ProgressListener listener, Selection selection, DfuDevice chosen) {
        this.bus = bus;
        this.door = new Door(bus, clock, listener);
        this.clock = clock;
        this.listener = listener;
        this.selection = selection;
        this.device = chosen;
    }

    @Override
    public BoardIdentity run() {
        try {
            return BoardIdentity.of(device, ask());
        } catch (DfuException e) {
            return BoardIdentity.unknown(device, e);
        }
    }

    @Override
    public BoardIdentity failed(Throwable why) {
        return BoardIdentity.unknown(device, IoError.bug(device, why));
    }

    private ChipFacts ask() throws DfuException {
        var target = Target.of(selection, device);
        if (device.mode() == DfuMode.RUNTIME) {
            target = new Detacher(bus, door, clock, listener).toDfuMode(target);
        }
        try (var link = door.open(target, DfuMode.DFU)) {
            device = link.device();
            var one = selection.onlyInterfaceOf(device);
            link.claim(one);
            var rom = new OpenBoard(link, one, clock, listener);
            return ChipIdentification.ask(rom, FlashRequest.DEFAULT_RESTARTS);
        } catch (DeviceException e) {
            throw new Presence(bus, clock).explain(device, e);
        }
    }
}
