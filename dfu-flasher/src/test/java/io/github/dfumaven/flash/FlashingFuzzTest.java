// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.InternalErrorException;
import io.github.dfumaven.fuzz.Laws;
import io.github.dfumaven.fuzz.Script;
import io.github.dfumaven.sim.TinyArchive;
import io.github.dfumaven.usb.UsbError;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Flashing a board over a wire on which anything goes wrong at any time, but nobody lies. */
class FlashingFuzzTest {

    private static final Bytes CONTENT = Bytes.fill(0x5a, 900);
    private static final int ADDRESS = 0x1000;
    private static final Bytes PAYLOAD = TinyArchive.of(ADDRESS, CONTENT, CONTENT.md5());

    static Stream<byte[]> seeds() {
        return Stream.of(
                        // options, then a byte a transfer: below f0 it is delivered
                        "00",
                        "ff" + "00".repeat(40) + "f1",
                        "5d" + "00".repeat(20) + "f3" + "00".repeat(30) + "f5",
                        "0f" + "00".repeat(60) + "f7",
                        "13" + "f0f0f0")
                .map(hex -> Bytes.hex(hex).toByteArray());
    }

    @MethodSource("seeds")
    @FuzzTest
    void successMeansThatTheBoardHoldsTheImage(byte[] input) throws IOException {
        var script = Script.once(input);
        int options = script.next();
        var fixture = new Fixture();
        var rom = fixture.plugRom(Chip.ESP32_S3, (options & 1) != 0);
        fixture.bus.wire = (slot, transfer) -> carry(slot, transfer, script.next());
        var image = FlashImage.of("dfu.bin", PAYLOAD).forDevice(Chip.VENDOR_ID, Chip.ESP32_S3.productId());
        var request = FlashRequest.builder(image)
                .restarts(String.valueOf(options >> 1 & 3))
                .pipeline((options & 8) != 0 ? "8" : null)
                .reset((options & 16) != 0)
                .build();
        try {
            var report = fixture.flash(request);
            for (var result : report.devices()) {
                result.error().ifPresent(FlashingFuzzTest::clean);
                boolean good = rom.flash().read(ADDRESS, CONTENT.length()).equals(CONTENT);
                Laws.holds(
                        result.outcome() != BoardResult.Outcome.FLASHED || good, "success without the image", result);
            }
        } catch (DfuException refused) {
            clean(refused);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        fixture.log.notes.forEach(Laws::harmless);
        Laws.holds(fixture.sleeper.elapsed().compareTo(Duration.ofHours(1)) < 0, "took", fixture.sleeper.elapsed());
    }

    private static void clean(DfuException error) {
        if (error instanceof InternalErrorException) {
            throw new AssertionError("a mistake of ours", error);
        }
        Laws.harmless(error);
    }

    private static TransferResult carry(TestBus.Slot slot, ControlTransfer transfer, int what) {
        return switch (what) {
            case 0xf0 -> TransferResult.failed(UsbError.USB_STALL);
            case 0xf1 -> TransferResult.failed(UsbError.USB_TIMEOUT);
            case 0xf2 -> TransferResult.failed(UsbError.USB_IO);
            case 0xf3 -> taken(slot, transfer, UsbError.USB_STALL);
            case 0xf4 -> taken(slot, transfer, UsbError.USB_TIMEOUT);
            case 0xf5 -> taken(slot, transfer, UsbError.USB_IO);
            case 0xf6 -> {
                slot.unplug();
                yield TransferResult.failed(UsbError.USB_NO_DEVICE);
            }
            case 0xf7, 0xf8 -> {
                slot.restart(Duration.ofMillis(100));
                yield TransferResult.failed(UsbError.USB_NO_DEVICE);
            }
            case 0xf9 -> {
                var result = slot.deliver(transfer);
                yield result.ok()
                        ? TransferResult.ack(
                                result.data().slice(0, result.data().length() / 2))
                        : result;
            }
            default -> slot.deliver(transfer);
        };
    }

    private static TransferResult taken(TestBus.Slot slot, ControlTransfer transfer, UsbError error) {
        slot.deliver(transfer);
        return TransferResult.failed(error);
    }
}
