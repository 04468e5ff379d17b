// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.session.DfuStatusException;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.sim.TinyArchive;
import io.github.dfumaven.usb.UsbError;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and programs see of a download that starts again; the fault tests have the ways to come to that. */
class RestartTest {

    private final Fixture fixture = new Fixture();
    private final SimulatedRom rom = fixture.plugRom(Chip.ESP32_S3);
    private final FlashRequest.Builder request = FlashRequest.builder(Fixture.image(Chip.ESP32_S3));

    /** Loses a block on the way, so often. */
    private void loseBlock(int number, int times) {
        var left = new int[] {times};
        fixture.bus.wire = (slot, transfer) -> isBlock(transfer, number) && left[0]-- > 0
                ? TransferResult.failed(UsbError.USB_TIMEOUT)
                : slot.deliver(transfer);
    }

    private static boolean isBlock(ControlTransfer transfer, int number) {
        return transfer.requestType() == 0x21
                && transfer.request() == 1
                && transfer.value() == number
                && transfer.length() > 0;
    }

    private long sent(int number) {
        return fixture.bus.seen.stream()
                .filter(transfer -> isBlock(transfer, number))
                .count();
    }

    @Test
    void aLostBlockStartsTheImageAgain() throws IOException {
        loseBlock(17, 1);

        var result = fixture.flash(request.build()).devices().get(0);

        assertThat(result.error()).isEmpty();
        assertThat(result.restarts()).isOne();
        assertThat(result.bytes()).isEqualTo(10240);
        assertThat(result.blocks()).isEqualTo(160);
        assertThat(Fixture.holdsImage(rom)).isTrue();
        assertThat(sent(0)).isEqualTo(2);
        assertThat(fixture.log.notes)
                .containsExactly("block 17 got no answer in time; starting again from the first block (1 of 2)");
    }

    @Test
    void progressGoesBackToZero() throws IOException {
        loseBlock(17, 1);

        fixture.flash(request.build()).orThrow();

        int again = fixture.log.progress.indexOf(0L);
        assertThat(fixture.log.progress.subList(again - 1, again + 2)).containsExactly(17 * 64L, 0L, 64L);
        assertThat(fixture.log.progress).endsWith(10240L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void aBlockThatIsAlwaysLostFailsAfterTheLastAttempt(int restarts) throws IOException {
        loseBlock(17, Integer.MAX_VALUE);

        var result = fixture.flash(request.restarts(String.valueOf(restarts)).build())
                .devices()
                .get(0);

        assertThat(result.outcome()).isEqualTo(BoardResult.Outcome.FAILED);
        assertThat(result.restarts()).isEqualTo(restarts);
        assertThat(sent(0)).isEqualTo(restarts + 1);
        assertThat(result.bytes()).isEqualTo(17 * 64);
        var error = result.error().orElseThrow();
        assertThat(error.code()).isEqualTo(UsbError.USB_TIMEOUT);
        assertThat(error.message())
                .endsWith(
                        restarts == 0
                                ? "block 17 got no answer in time"
                                : "; " + (restarts + 1) + " attempts were made");
        assertThat(error.hint()).isEqualTo(UsbError.USB_TIMEOUT.hint());
    }

    @Test
    void whatTheDeviceSaysOfTheImageIsNotAskedTwice() throws IOException {
        var content = Bytes.fill(0x5a, 900);
        var image = FlashImage.of("bad.bin", TinyArchive.of(0x1000, content, Bytes.fill(0, 16)))
                .forDevice(0x303a, 9);

        var result =
                fixture.flash(FlashRequest.builder(image).build()).devices().get(0);

        assertThat(result.error().map(DfuException::code)).contains(SessionError.VERIFY_FAILED);
        assertThat(result.restarts()).isZero();
        assertThat(sent(0)).isOne();
    }

    @Test
    void aVerdictInASecondAttemptTellsOfTheFirst() throws IOException {
        loseBlock(3, 1);
        var content = Bytes.fill(0x5a, 900);
        var image = FlashImage.of("bad.bin", TinyArchive.of(0x1000, content, Bytes.fill(0, 16)))
                .forDevice(0x303a, 9);

        var result =
                fixture.flash(FlashRequest.builder(image).build()).devices().get(0);

        var error = result.error().orElseThrow();
        assertThat(error.code()).isEqualTo(SessionError.VERIFY_FAILED);
        assertThat(error).isInstanceOf(DfuStatusException.class);
        assertThat(error.message()).contains("errFIRMWARE").endsWith("; 2 attempts were made");
    }

    @Test
    void ctrlCWhileTheSessionIsLeftIsNoRestart() throws IOException {
        var cancellation = new Cancellation();
        loseBlock(17, 1);
        var losing = fixture.bus.wire;
        fixture.bus.wire = (slot, transfer) -> {
            if (transfer.requestType() == 0x21 && transfer.request() == 6) {
                cancellation.cancel();
            }
            return losing.carry(slot, transfer);
        };

        var report = fixture.flasher.flash(request.build(), fixture.log, cancellation);

        assertThat(report.interrupted()).isTrue();
        assertThat(sent(0)).isOne();
        assertThat(report.devices().get(0).restarts()).isZero();
    }

    @Test
    void numbersOutOfRangeAreNoRequest() {
        assertThatThrownBy(() -> request.restarts("-1"))
                .hasMessage("restarts -1: is not a number from 0 to 100 [bad-number]");
        assertThatThrownBy(() -> request.restarts("101"))
                .hasMessage("restarts 101: is not a number from 0 to 100 [bad-number]");
        assertThatThrownBy(() -> request.pipeline("0"))
                .hasMessage("pipeline 0: is not a number from 1 to 256 [bad-number]");
        assertThatThrownBy(() -> request.pipeline("257"))
                .hasMessage("pipeline 257: is not a number from 1 to 256 [bad-number]");
    }
}
