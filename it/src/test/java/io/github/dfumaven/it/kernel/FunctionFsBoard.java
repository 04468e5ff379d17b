// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.kernel;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.enumeration.ConfigurationDescriptor;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.ResetOutcome;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.usb.UsbInterface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * A program for the guest: a simulated ESP32-S3 behind the kernel's USB device side, so that its USB host side, and
 * whatever stands on that, sees a device like any other. Of the ROM's three interfaces only that for DFU is there.
 *
 * <pre>
 * FunctionFsBoard GADGET FUNCTION FLASH [BLOCKS]
 *   GADGET    the gadget in configfs, with a configuration that has the function
 *   FUNCTION  where the function's files are mounted
 *   FLASH     file that gets the content of flash when this program ends
 *   BLOCKS    the cable is pulled out when it is asked for the status after so many blocks; never if not given
 * </pre>
 *
 * <p>It ends when it is killed or its cable is pulled out. No transfer that fails is a reason, and what is one is logged.
 */
final class FunctionFsBoard {

    private static final Duration RESTART = Duration.ofMillis(500);
    private static final Duration PULLED_OUT = ChronoUnit.FOREVER.getDuration();
    private static final Duration AFTER_EVENT = Duration.ofMillis(5);
    private static final String NAME = "UNKNOWN";
    private static final int APPLICATION_SPECIFIC = 0xfe;
    private static final int GET_FUNCTIONAL = 0x2100;
    private static final int DNLOAD = 1;

    private final SimulatedRom rom;
    private final Path gadget;
    private final Path function;
    private final int blocksUntilPulled;
    private int transfers;
    private int blocks;

    private FunctionFsBoard(SimulatedRom rom, Path gadget, Path function, int blocksUntilPulled) {
        this.rom = rom;
        this.gadget = gadget;
        this.function = function;
        this.blocksUntilPulled = blocksUntilPulled;
    }

    /** Serves until killed, or until the cable is pulled out. */
    public static void main(String[] args) throws IOException, InterruptedException {
        var flash = NorFlash.blank(4 << 20);
        var rom = SimulatedRom.of(Chip.ESP32_S3, "7c:df:a1:00:00:01", flash);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> save(flash, Path.of(args[2]))));
        int blocks = args.length > 3 ? Integer.parseInt(args[3]) : Integer.MAX_VALUE;
        try {
            new FunctionFsBoard(rom, Path.of(args[0]), Path.of(args[1]), blocks).serve();
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            say("the board ends: " + e);
            throw e;
        }
    }

    private void serve() throws IOException, InterruptedException {
        var away = untilItLeaves();
        while (!away.equals(PULLED_OUT)) {
            Thread.sleep(away.toMillis());
            away = untilItLeaves();
        }
    }

    /** Comes onto the bus and serves. Returns for how long to be away. */
    private Duration untilItLeaves() throws IOException, InterruptedException {
        var dfu = interfaceNow();
        say("on the bus with protocol " + dfu.protocol());
        try (var events = FunctionFs.open(function, dfu.protocol(), NAME)) {
            try {
                return untilItLeaves(events, dfu);
            } finally {
                say(String.format(
                        Locale.ROOT,
                        "off the bus after %d transfers, %d of them blocks; overtaken, it was said: %d",
                        transfers,
                        blocks,
                        events.overtaken()));
            }
        }
    }

    private Duration untilItLeaves(FunctionFs events, UsbInterface dfu) throws IOException, InterruptedException {
        var controller = controller();
        Files.writeString(gadget.resolve("UDC"), controller.getFileName().toString());
        while (true) {
            var event = events.next();
            switch (event.kind()) {
                case SETUP -> {
                    var away = transfer(events, event.setup(), dfu);
                    if (away.isPresent()) {
                        return away.get();
                    }
                }
                case ENABLE -> rom.control(ControlTransfer.out(0x00, 9, 1, 0, Bytes.EMPTY));
                case DISABLE -> {
                    if (wasReset(controller) && rom.busReset() == ResetOutcome.RESTARTED) {
                        say("restarted by a reset");
                        return RESTART;
                    }
                }
                case BIND, UNBIND, SUSPEND, RESUME -> {}
            }
        }
    }

    /** Returns for how long it leaves the bus instead of answering, if it does. */
    private Optional<Duration> transfer(FunctionFs events, Bytes setup, UsbInterface dfu)
            throws IOException, InterruptedException {
        transfers++;
        try {
            var transfer = events.receive(setup);
            if (isPulledOut(transfer)) {
                say("the cable is pulled out");
                return Optional.of(PULLED_OUT);
            }
            var reply = answer(transfer, dfu);
            if (reply instanceof Reply.Left left) {
                return Optional.of(left.away());
            }
            if (reply instanceof Reply.Silence) {
                say("silent from now on: " + rom.crash().orElse("no reason"));
                new CountDownLatch(1).await();
            }
            events.answer(transfer, reply);
        } catch (FunctionFs.LostTransferException e) {
            say("transfer " + transfers + " (" + setup.toHex() + ") came to nothing: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** The host asks for the status when it has sent a block, and then hears what it also hears of a real cable. */
    private boolean isPulledOut(ControlTransfer transfer) {
        if (transfer.requestType() == 0x21 && transfer.request() == DNLOAD) {
            blocks++;
        }
        return blocks >= blocksUntilPulled && transfer.isIn();
    }

    /** Logs with the time that the kernel's log has, too. */
    private static void say(String what) {
        String uptime;
        try {
            uptime = Files.readString(Path.of("/proc/uptime")).split(" ", 2)[0];
        } catch (IOException e) {
            uptime = "?";
        }
        System.out.println("[" + uptime + "] " + what);
    }

    /** Returns the only thing that this computer can be a USB device with. */
    private static Path controller() throws IOException {
        try (var all = Files.list(Path.of("/sys/class/udc"))) {
            return all.findFirst().orElseThrow();
        }
    }

    /**
     * Tells a reset of the bus from a mere loss of the configuration, which is the same event here. A board that is too late
     * misses the reset, and stays in DFU mode; no test asks for more.
     */
    private static boolean wasReset(Path controller) throws IOException, InterruptedException {
        // The kernel passes on the event first, and then writes down the state.
        Thread.sleep(AFTER_EVENT.toMillis());
        var state = Files.readString(controller.resolve("state")).strip();
        say("not configured any more: " + state);
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
                .filter(setting -> setting.interfaceClass() == APPLICATION_SPECIFIC)
                .findFirst()
                .orElseThrow();
    }

    private static void save(NorFlash flash, Path file) {
        try {
            flash.save(file);
            say("flash saved");
        } catch (IOException e) {
            say("flash not saved: " + e);
        }
    }
}
