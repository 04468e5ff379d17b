// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.backend.OpenBuses;
import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.FaultyDevice;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.sim.Wire;
import io.github.dfumaven.source.SourceRequest;
import io.github.dfumaven.time.Sleeper;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A bus with boards, and the tool that is run on it in this process. */
final class Bench {

    static final Bytes CONTENT = Bytes.fill(0x5a, 5000);

    final SimulatedBus bus = new SimulatedBus(Sleeper.REAL, BusTiming.INSTANT);

    /** How many DFU requests the boards got. */
    final AtomicInteger requests = new AtomicInteger();

    private int next = 1;

    /** One run of the tool. */
    record Run(int exit, String out, String err) {}

    static UsbPath path(int... ports) {
        return UsbPath.of(1, java.util.Arrays.stream(ports).boxed().toArray(Integer[]::new));
    }

    /** Plugs a board in at 1-1, the next one at 1-2, and so on. */
    SimulatedRom plug(Chip chip) {
        var rom = SimulatedRom.of(chip, "7c:df:a1:00:00:0" + next, NorFlash.blank(4 << 20));
        bus.plug(path(next++), counted(rom));
        return rom;
    }

    private SimulatedDevice counted(SimulatedRom rom) {
        return new Wire(rom, transfer -> {
            if ((transfer.requestType() & 0x60) == 0x20) {
                requests.incrementAndGet();
            }
        });
    }

    /** Plugs a board in that answers one block, counted from 0 over all attempts, wrong. */
    SimulatedRom plugFaulty(Chip chip, int block, FaultyDevice.Fault fault) {
        var rom = SimulatedRom.of(chip, "7c:df:a1:00:00:0" + next, NorFlash.blank(4 << 20));
        bus.plug(path(next++), FaultyDevice.atRequest(1, block, fault, rom));
        return rom;
    }

    /** Plugs a board in that is pulled out when a block is sent to it. */
    void plugLoose(Chip chip, int block) {
        var rom = SimulatedRom.of(chip, "7c:df:a1:00:00:0" + next, NorFlash.blank(4 << 20));
        var where = path(next++);
        bus.plug(where, new Wire(rom, transfer -> {
            if (isBlock(transfer) && transfer.value() == block) {
                bus.unplug(where);
            }
        }));
    }

    static boolean isBlock(ControlTransfer transfer) {
        return transfer.requestType() == 0x21 && transfer.request() == 1;
    }

    Run run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var tool = new FlasherTool((backend, setup) -> OpenBuses.of(bus));
        int exit = Tool.commandLine(tool, new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(args);
        return new Run(exit, out.toString(), err.toString());
    }

    static Path image(Path folder, Chip chip) throws IOException {
        return image(folder, chip, CONTENT);
    }

    static Path image(Path folder, Chip chip, Bytes content) throws IOException {
        var input = folder.resolve("data.bin");
        Files.write(input, content.toByteArray());
        var image = folder.resolve(chip.target() + ".bin");
        DfuImages.create(
                CreateRequest.builder(
                                SourceRequest.builder().file(0x10000, input).build())
                        .target(chip.target())
                        .build(),
                image);
        return image;
    }

    static boolean holdsImage(SimulatedRom rom) {
        return rom.flash().read(0x10000, CONTENT.length()).equals(CONTENT);
    }
}
