// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.time.VirtualSleeper;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A bus with a clock of its own on which chips need half a second to restart, and what tests do on it. */
final class OnTheBus {

    static final UsbPath PATH = UsbPath.of(1, 10);

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RESTART = Duration.ofMillis(500);
    private static final ControlTransfer GETSTATUS = ControlTransfer.in(0xa1, 3, 0, 2, 6);

    final VirtualSleeper sleeper = new VirtualSleeper();
    final SimulatedBus bus = new SimulatedBus(sleeper, new BusTiming(Duration.ZERO, Duration.ZERO, RESTART));

    void pass(Duration time) {
        try {
            sleeper.sleep(time);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets a restart that is due soon happen, and the device come back. */
    void passARestart() {
        pass(Duration.ofMillis(100));
        bus.devices();
        pass(RESTART);
    }

    Optional<UsbDevice> device() {
        return bus.at(PATH);
    }

    /** Returns the product string of what is there. */
    String product() throws UsbException {
        var text = one(ControlTransfer.in(0x80, 6, 0x0302, 0x0409, 255)).data();
        return new String(text.slice(2).toByteArray(), StandardCharsets.UTF_16LE);
    }

    /** Returns the protocol of the DFU interface: 1 in runtime mode, 2 in DFU mode, 0 where there is none. */
    int dfuProtocol() {
        return device().orElseThrow().interfaces().stream()
                .filter(setting -> setting.interfaceClass() == 0xfe)
                .mapToInt(setting -> setting.protocol())
                .findFirst()
                .orElse(0);
    }

    TransferResult one(ControlTransfer transfer) throws UsbException {
        return all(List.of(transfer)).get(0);
    }

    List<TransferResult> all(List<ControlTransfer> transfers) throws UsbException {
        try (var handle = bus.open(device().orElseThrow())) {
            return handle.control(transfers, TIMEOUT);
        }
    }

    /** Sends DETACH until the device is in DFU mode: once to the ROM or to an application, or to one after the other. */
    void toDfuMode() throws UsbException {
        for (int i = 0; i < 2 && dfuProtocol() != 2; i++) {
            int number = device().orElseThrow().interfaces().stream()
                    .filter(setting -> setting.interfaceClass() == 0xfe)
                    .findFirst()
                    .orElseThrow()
                    .number();
            one(ControlTransfer.out(0x21, 0, 1000, number, Bytes.EMPTY));
            passARestart();
        }
    }

    /** Sends an archive, and returns the last status. */
    String download(Bytes archive) throws UsbException {
        all(Watchdog.blocks(archive));
        return one(GETSTATUS).data().toHex();
    }

    /** Starts what is in flash as esptool does. */
    void run(Chip chip) throws UsbException {
        download(Watchdog.archive(chip, 2000));
        passARestart();
    }

    /** Sets the lines of the serial port. */
    boolean lines(int... states) throws UsbException {
        for (int state : states) {
            if (!one(ControlTransfer.out(0x21, 0x22, state, 0, Bytes.EMPTY)).ok()) {
                return false;
            }
        }
        return true;
    }
}
