// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.SimulatedRom;
import java.io.IOException;
import java.util.Map;

/** What a download of all of an image makes of a flash chip of 2 MiB. */
final class FullDownload {

    static final int SIZE = 2 << 20;

    private FullDownload() {}

    static SimulatedRom plug(Fixture fixture, Chip chip, NorFlash flash) {
        var rom = SimulatedRom.of(chip, "7c:df:a1:00:00:01", flash);
        fixture.bus.plug("1-10", rom);
        return rom;
    }

    static NorFlash holding(Map<Long, Bytes> files) {
        return Images.flash(SIZE, files);
    }

    static Bytes all(SimulatedRom rom) {
        return rom.flash().read(0, SIZE);
    }

    /** Returns what a full download leaves on such a flash. */
    static Bytes afterAll(Chip chip, NorFlash flash, FlashFile file) throws IOException {
        var fixture = new Fixture();
        var rom = plug(fixture, chip, flash);
        fixture.flash(FlashRequest.builder(file).build()).orThrow();
        return all(rom);
    }
}
