// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.session.DfuRequests;
import io.github.dfumaven.sim.FakeDfuDevice;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RomFlashingTest {

    private static final DfuRequests DFU = new DfuRequests(2);

    /** What an earlier session may have left behind, as requests to a ROM in DFU mode. */
    enum Leftover {
        NOTHING,
        DOWNLOAD_IDLE(DFU.download(0, Fixture.archive().slice(0, 64))),
        MANIFEST_SYNC(DFU.download(0, Bytes.EMPTY)),
        UPLOAD_IDLE(DFU.download(0, Bytes.EMPTY), DFU.getStatus(), DFU.upload(0, 64)),
        ERROR(DFU.download(0, Bytes.EMPTY), DFU.download(0, Bytes.EMPTY)),
        PENDING_ERROR(Stream.concat(
                        IntStream.range(0, 16)
                                .mapToObj(n -> DFU.download(n, Fixture.archive().slice(n * 64, n * 64 + 64))),
                        Stream.of(DFU.download(16, Bytes.EMPTY)))
                .toArray(ControlTransfer[]::new));

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<ControlTransfer> requests;

        Leftover(ControlTransfer... requests) {
            this.requests = List.of(requests);
        }
    }

    static Stream<Chip> chips() {
        return Chip.withDfu().stream();
    }

    static Stream<Arguments> chipsAndLeftovers() {
        return chips().flatMap(chip -> Stream.of(Leftover.values()).map(leftover -> Arguments.of(chip, leftover)));
    }

    @ParameterizedTest
    @MethodSource("chips")
    void fromDownloadModeTheImageArrivesWhole(Chip chip) throws IOException {
        var fixture = new Fixture();
        var rom = fixture.plugRom(chip);

        var report = fixture.flash(chip);

        report.orThrow();
        assertThat(Fixture.holdsImage(rom)).isTrue();
        assertThat(rom.crash()).isEmpty();
        var result = report.devices().get(0);
        assertThat(result.outcome()).isEqualTo(BoardResult.Outcome.FLASHED);
        assertThat(result.bytes()).isEqualTo(10240);
        assertThat(result.blocks()).isEqualTo(160);
        assertThat(result.state()).contains("dfuIDLE");
        assertThat(result.status()).contains("OK");
        assertThat(result.target()).contains(chip.target());
        assertThat(report.sha256()).isEqualTo(Fixture.archive().sha256().toHex());
        assertThat(fixture.bus.resets)
                .as("a board that detaches itself is not reset")
                .isZero();
        assertThat(fixture.log.progress).endsWith(10240L);
    }

    @ParameterizedTest
    @MethodSource("chipsAndLeftovers")
    void fromDfuModeWhateverWasLeftBehind(Chip chip, Leftover leftover) throws IOException {
        var fixture = new Fixture();
        var rom = fixture.plugRom(chip, false);
        assertThat(fixture.bus.devices()).hasSize(1);
        leftover.requests.forEach(rom::control);

        fixture.flash(chip).orThrow();

        assertThat(Fixture.holdsImage(rom)).isTrue();
        assertThat(fixture.bus.seen).noneMatch(transfer -> transfer.request() == 0);
    }

    @Test
    void everyBlockIsQueuedWithItsStatusAndNothingWaits() throws IOException {
        var fixture = new Fixture();
        fixture.plugRom(Chip.ESP32_S3, false);

        fixture.flash(Chip.ESP32_S3).orThrow();

        assertThat(fixture.bus.queued).hasSize(1 + 160 + 1);
        assertThat(fixture.bus.queued.get(0)).isEqualTo(1);
        assertThat(fixture.bus.queued.subList(1, 162)).containsOnly(2);
        assertThat(fixture.bus.seen).hasSize(1 + 2 * 161);
        // The ROM writes 256 ms into every answer; honouring it between blocks would cost 41 seconds here.
        assertThat(fixture.sleeper.elapsed()).isZero();
        assertThat(fixture.log.transfers).isEqualTo(2 + 2 + 1 + 2 * 161);
    }

    @Test
    void blockNumbersWrapAt65536() {
        var requests = new DfuRequests(0);

        assertThat(requests.download(65535, Bytes.EMPTY).value()).isEqualTo(65535);
        assertThat(requests.download(65536, Bytes.EMPTY).value()).isZero();
    }

    @Test
    void anImageOfMoreThan65536BlocksGoesThrough() throws IOException {
        var fixture = new Fixture();
        var device = new FakeDfuDevice(fixture.sleeper);
        device.transferSize = 8;
        device.polls = 0;
        fixture.bus.plug("1-1", device);
        var payload = Bytes.fill(0x5a, 8 * 65540 + 3);

        var report = fixture.flash(
                FlashRequest.builder(FlashImage.of("big.bin", payload)).build());

        report.orThrow();
        assertThat(report.devices().get(0).blocks()).isEqualTo(65541);
        assertThat(device.received()).isEqualTo(payload);
    }

    @Test
    void aResetIsWatched() throws IOException {
        var fixture = new Fixture();
        fixture.plugRom(Chip.ESP32_S2);

        var report = fixture.flash(
                FlashRequest.builder(Fixture.image(Chip.ESP32_S2)).reset(true).build());

        report.orThrow();
        assertThat(fixture.bus.resets).isOne();
        assertThat(report.devices().get(0).afterReset()).contains(AfterReset.RUNTIME);
        assertThat(fixture.log.notes).anyMatch(note -> note.contains("press RESET"));
    }

    @Test
    void aDryRunSendsNothing() throws IOException {
        var fixture = new Fixture();
        fixture.plugRom(Chip.ESP32_P4);

        var report = fixture.flash(
                FlashRequest.builder(Fixture.image(Chip.ESP32_P4)).dryRun(true).build());

        assertThat(report.ok()).isTrue();
        assertThat(report.devices().get(0).outcome()).isEqualTo(BoardResult.Outcome.SKIPPED);
        assertThat(fixture.bus.seen).isEmpty();
    }
}
