// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bus.UsbBus;
import io.github.dfumaven.bus.UsbHandle;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.FlashRange;
import io.github.dfumaven.enumeration.ConfigurationDescriptor;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InternalErrorException;
import io.github.dfumaven.fuzz.Laws;
import io.github.dfumaven.fuzz.Script;
import io.github.dfumaven.sim.TinyArchive;
import io.github.dfumaven.time.VirtualSleeper;
import io.github.dfumaven.usb.DeviceDescriptor;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that is done with a device, done with one that says and does what it likes. */
class ForeignDeviceFuzzTest {

    private static final String DEVICE_OF_S3 = "12010002ef0201403a3009002807010203" + "01";
    private static final String CONFIGURATION = "1b" + "09021b00010100c0320904020000fe010200" + "09210fbc0240001001";
    private static final String LANGUAGE = "00" + "04" + "04030904";
    private static final String IDLE = "00" + "06" + "000000000200";
    private static final Bytes CONTENT = Bytes.fill(0x5a, 100);
    private static final List<UsbError> ERRORS = List.of(UsbError.values());

    static Stream<byte[]> seeds() {
        return Stream.of(
                        // what is done with it, what it is, then an answer for each transfer: how, how long, what
                        "00" + DEVICE_OF_S3 + CONFIGURATION + LANGUAGE + "00" + "06" + "0603410042" + "00" + IDLE,
                        "01" + DEVICE_OF_S3 + CONFIGURATION + LANGUAGE + "00" + "06" + "0603" + "1b009b00" + IDLE
                                + IDLE,
                        // found: a C1 control in a text, and U+202E
                        "00" + DEVICE_OF_S3 + CONFIGURATION + LANGUAGE + "00" + "06" + "0603" + "9b002e20" + "00"
                                + IDLE,
                        "02" + DEVICE_OF_S3 + CONFIGURATION + LANGUAGE + "00" + "06" + "0603" + "2e204200" + IDLE,
                        "03" + DEVICE_OF_S3 + CONFIGURATION + LANGUAGE + IDLE + IDLE,
                        "04" + DEVICE_OF_S3 + CONFIGURATION + LANGUAGE + IDLE + "0040" + "00".repeat(64) + IDLE,
                        "05" + DEVICE_OF_S3 + CONFIGURATION + LANGUAGE + IDLE + IDLE)
                .map(hex -> Bytes.hex(hex).toByteArray());
    }

    @MethodSource("seeds")
    @FuzzTest
    void nothingThatADeviceSaysIsAMistakeOfOurs(byte[] input) {
        var script = Script.once(input);
        int what = script.next();
        var device = device(script);
        if (device.isEmpty()) {
            return;
        }
        var sleeper = new VirtualSleeper();
        var flasher = new Flasher(new ScriptedBus(device.get(), script), sleeper);
        var log = new Fixture.Log();
        Laws.read(input.length, () -> {
            act(flasher, what, log);
            return true;
        });
        log.notes.forEach(Laws::harmless);
        Laws.holds(sleeper.elapsed().compareTo(Duration.ofHours(1)) < 0, "took", sleeper.elapsed());
    }

    private static void act(Flasher flasher, int what, ProgressListener log) throws DfuException {
        var any = Selection.any();
        var no = new Cancellation();
        switch (what % 6) {
            case 0 -> {
                for (var device : flasher.devices(log)) {
                    Laws.harmless(device.toString());
                    device.lines().forEach(Laws::harmless);
                    device.problem().ifPresent(Laws::harmless);
                }
            }
            case 1 -> flash(flasher, log);
            case 2 -> flasher.detach(any, log, no);
            case 3 -> flasher.reset(any, log, no);
            case 4 -> flasher.upload(any, 200, log, no);
            default -> flasher.readFlash(any, new FlashRange(0, 300), log, no);
        }
    }

    private static void flash(Flasher flasher, ProgressListener log) throws DfuException {
        var payload = TinyArchive.of(0x1000, CONTENT, CONTENT.md5());
        var image = FlashImage.of("dfu.bin", payload).forDevice(Chip.VENDOR_ID, Chip.ESP32_S3.productId());
        for (var result :
                flasher.flash(FlashRequest.builder(image).build(), log).devices()) {
            result.error().ifPresent(error -> {
                Laws.harmless(error);
                if (error instanceof InternalErrorException) {
                    throw new AssertionError("a mistake of ours", error);
                }
            });
        }
    }

    private static Optional<UsbDevice> device(Script script) {
        try {
            var descriptor = DeviceDescriptor.parse(script.bytes(DeviceDescriptor.SIZE));
            var configuration = ConfigurationDescriptor.parse(script.bytes(script.next()));
            return Optional.of(new UsbDevice(
                    UsbPath.of(1, 10),
                    4,
                    descriptor,
                    configuration.value(),
                    configuration.interfaces(),
                    configuration.extra()));
        } catch (FormatException e) {
            return Optional.empty();
        }
    }

    /** One device that never leaves its place, and answers from a script until that ends. */
    private record ScriptedBus(UsbDevice device, Script script) implements UsbBus {

        @Override
        public List<UsbDevice> devices() {
            return List.of(device);
        }

        @Override
        public UsbHandle open(UsbDevice wanted) {
            return new ScriptedHandle(script);
        }

        @Override
        public void close() {}
    }

    private record ScriptedHandle(Script script) implements UsbHandle {

        @Override
        public void claim(int interfaceNumber) throws UsbException {
            refuse(script.next());
        }

        @Override
        public void selectAlternate(int interfaceNumber, int alternate) throws UsbException {
            refuse(script.next());
        }

        @Override
        public List<TransferResult> control(List<ControlTransfer> transfers, Duration timeout) {
            var results = new ArrayList<TransferResult>();
            for (var transfer : transfers) {
                results.add(answer(transfer));
            }
            return results;
        }

        private TransferResult answer(ControlTransfer transfer) {
            int how = script.next();
            if (script.isOver()) {
                return TransferResult.failed(UsbError.USB_NO_DEVICE);
            }
            if (how >= 0xf0) {
                return TransferResult.failed(ERRORS.get(how % ERRORS.size()));
            }
            return TransferResult.ack(
                    transfer.isIn() ? script.bytes(Math.min(script.next(), transfer.length())) : Bytes.EMPTY);
        }

        @Override
        public void reset() throws UsbException {
            refuse(script.next());
        }

        @Override
        public void close() {}

        private static void refuse(int how) throws UsbException {
            if (how >= 0xf0) {
                throw new UsbException(ERRORS.get(how % ERRORS.size()), "1-10: refused");
            }
        }
    }
}
