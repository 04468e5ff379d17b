// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.sim.ThreeFiles;
import io.github.dfumaven.time.VirtualSleeper;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A bus, a clock on which time passes only by sleeping, and a small archive. */
final class Fixture {

    final VirtualSleeper sleeper = new VirtualSleeper();
    final TestBus bus = new TestBus(sleeper);
    final Flasher flasher = new Flasher(bus, sleeper, KeptThreads.TOGETHER);
    final Log log = new Log();

    /** Hears all and keeps it. */
    static final class Log implements ProgressListener {
        final List<String> notes = new ArrayList<>();
        final Set<Phase> phases = EnumSet.noneOf(Phase.class);
        final List<Long> progress = new ArrayList<>();
        int transfers;

        @Override
        public synchronized void note(UsbPath device, String text) {
            notes.add(text);
        }

        @Override
        public synchronized void phase(UsbPath device, Phase phase) {
            phases.add(phase);
        }

        @Override
        public synchronized void progress(UsbPath device, long sent, long total) {
            progress.add(sent);
        }

        @Override
        public synchronized void transferred(UsbPath device, Supplier<String> words) {
            transfers++;
        }
    }

    /** The archive of {@link ThreeFiles}, without its suffix: 10240 bytes, files at 0x1000, 0x8000 and 0x10000. */
    static Bytes archive() {
        try {
            var all = ThreeFiles.file();
            return all.slice(0, all.length() - 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells whether the three files of the archive are where they belong. */
    static boolean holdsImage(SimulatedRom rom) {
        var archive = archive();
        return rom.flash().read(0x1000, 1024).equals(archive.slice(752, 752 + 1024))
                && rom.flash().read(0x8000, 2048).equals(archive.slice(1892, 1892 + 2048))
                && rom.flash().read(0x10000, 3072).equals(archive.slice(4056, 4056 + 3072));
    }

    static FlashImage image(Chip chip) {
        return FlashImage.of("dfu.bin", archive()).forDevice(Chip.VENDOR_ID, chip.productId());
    }

    static SimulatedRom rom(Chip chip, String mac) {
        return SimulatedRom.of(chip, mac, NorFlash.blank(4 << 20));
    }

    /** Plugs a board in, in download mode or after a detach. */
    SimulatedRom plugRom(Chip chip, boolean runtime) {
        var rom = runtime ? Boards.inRuntimeMode(chip) : Boards.inDfuMode(chip);
        bus.plug("1-10", rom);
        return rom;
    }

    SimulatedRom plugRom(Chip chip) {
        return plugRom(chip, true);
    }

    static UsbPath path(int... ports) {
        return UsbPath.of(1, Arrays.stream(ports).boxed().toArray(Integer[]::new));
    }

    FlashReport flash(FlashRequest request) throws IOException {
        return flasher.flash(request, log);
    }

    FlashReport flash(Chip chip) throws IOException {
        return flash(FlashRequest.builder(image(chip)).build());
    }

    /** Returns the product string of what is at a path. */
    Optional<String> product(String path) throws IOException {
        var ports = path.split("-", -1);
        var there = bus.at(path(Integer.parseInt(ports[1])));
        if (there.isEmpty()) {
            return Optional.empty();
        }
        bus.wire = TestBus.Slot::deliver;
        try (var handle = bus.open(there.get())) {
            var text = handle.control(List.of(ControlTransfer.in(0x80, 6, 0x0302, 0x0409, 255)), Duration.ofSeconds(1))
                    .get(0)
                    .data();
            return Optional.of(text.slice(Math.min(2, text.length())).toByteArray())
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_16LE));
        }
    }
}
