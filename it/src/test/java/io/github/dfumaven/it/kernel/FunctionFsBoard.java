// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.kernel;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.ResetOutcome;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.usb.ConfigurationDescriptor;
import io.github.dfumaven.usb.ControlTransfer;
import io.github.dfumaven.usb.UsbInterface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A program for the guest: a simulated ESP32-S3 behind the kernel's USB device side, so that its USB host side, and
 * whatever stands on that, sees a device like any other. Of the ROM's three interfaces only that for DFU is there.
 *
 * <pre>
 * FunctionFsBoard GADGET FUNCTION FLASH
 *   GADGET    the gadget in configfs, with a configuration that has the function
 *   FUNCTION  where the function's files are mounted
 *   FLASH     file that gets the content of flash when this program ends
 * </pre>
 */
final class FunctionFsBoard {

    private static final Duration RESTART = Duration.ofMillis(500);
    private static final Duration AFTER_EVENT = Duration.ofMillis(5);
    private static final String NAME = "UNKNOWN";
    private static final int APPLICATION_SPECIFIC = 0xfe;
    private static final int GET_FUNCTIONAL = 0x2100;

    private final SimulatedRom rom;
    private final Path gadget;
    private final Path function;

    private FunctionFsBoard(SimulatedRom rom, Path gadget, Path function) {
        this.rom = rom;
        this.gadget = gadget;
        this.function = function;
    }

    /** Serves until killed. */
    public static void main(String[] args) throws IOException, InterruptedException {
        var flash = NorFlash.blank(4 << 20);
        var rom = SimulatedRom.of(Chip.ESP32_S3, "7c:df:a1:00:00:01", flash);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> save(flash, Path.of(args[2]))));
        var board = new FunctionFsBoard(rom, Path.of(args[0]), Path.of(args[1]));
        while (true) {
            Thread.sleep(board.untilItLeaves().toMillis());
        }
    }

    /** Comes onto the bus and serves. Returns for how long to be away. */
    private Duration untilItLeaves() throws IOException, InterruptedException {
        var dfu = interfaceNow();
        System.out.println("on the bus with protocol " + dfu.protocol());
        try (var events = FunctionFs.open(function, dfu.protocol(), NAME)) {
            var controller = controller();
            Files.writeString(gadget.resolve("UDC"), controller.getFileName().toString());
            while (true) {
                var event = events.next();
                switch (event.kind()) {
                    case SETUP -> {
                        var received = events.receive(event.setup());
                        if (received.isEmpty()) {
                            System.out.println("the host has given up a transfer");
                            continue;
                        }
                        var transfer = received.get();
                        var reply = answer(transfer, dfu);
                        if (reply instanceof Reply.Left left) {
                            return left.away();
                        }
                        events.answer(transfer, reply);
                    }
                    case ENABLE -> rom.control(ControlTransfer.out(0x00, 9, 1, 0, Bytes.EMPTY));
                    case DISABLE -> {
                        if (wasReset(controller) && rom.busReset() == ResetOutcome.RESTARTED) {
                            System.out.println("restarted by a reset");
                            return RESTART;
                        }
                    }
                    case BIND, UNBIND, SUSPEND, RESUME -> {}
                }
            }
        } finally {
            System.out.println("off the bus");
        }
    }

    /** Returns the only thing that this computer can be a USB device with. */
    private static Path controller() throws IOException {
        try (var all = Files.list(Path.of("/sys/class/udc"))) {
            return all.findFirst().orElseThrow();
        }
    }

    /** Tells a reset of the bus from a mere loss of the configuration, which is the same event here. */
    private static boolean wasReset(Path controller) throws IOException, InterruptedException {
        // The kernel passes on the event first, and then writes down the state.
        Thread.sleep(AFTER_EVENT.toMillis());
        var state = Files.readString(controller.resolve("state")).strip();
        System.out.println("not configured any more: " + state);
        return state.equals("default") || state.equals("addressed");
    }

    private Reply answer(ControlTransfer transfer, UsbInterface dfu) {
        if (transfer.requestType() == 0x81 && transfer.request() == 6 && transfer.value() == GET_FUNCTIONAL) {
            var functional = dfu.extra();
            return new Reply.Ack(functional.slice(0, Math.min(functional.length(), transfer.length())));
        }
        return rom.control(transfer);
    }

    private UsbInterface interfaceNow() throws FormatException {
        // A device that detached itself has seen the reset of its return before anybody can ask.
        rom.busReset();
        var configuration = rom.control(ControlTransfer.in(0x80, 6, 0x200, 0, 255));
        if (!(configuration instanceof Reply.Ack ack)) {
            throw new IllegalStateException("no configuration: " + rom.crash().orElse("no reason"));
        }
        return ConfigurationDescriptor.parse(ack.data()).interfaces().stream()
                .filter(one -> one.interfaceClass() == APPLICATION_SPECIFIC)
                .findFirst()
                .orElseThrow();
    }

    private static void save(NorFlash flash, Path file) {
        try {
            flash.save(file);
        } catch (IOException e) {
            System.out.println("flash not saved: " + e);
        }
    }
}
