// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.firmware.FlashThings;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionTable;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a chip does when it restarts. */
class SimulatedBoardTest {

    private static final Bytes NEW = FlashThings.app(Chip.ESP32_S3, "blink", "2.0");

    private final OnTheBus host = new OnTheBus();

    static Stream<Chip> chips() {
        return Chip.withDfu().stream();
    }

    private SimulatedBoard plug(SimulatedBoard board) {
        host.bus.plug(OnTheBus.PATH, board);
        return board;
    }

    private SimulatedBoard plug(Chip chip) throws IOException {
        return plug(Firmwares.board(chip, SimulatedApp.DFU, "1.0"));
    }

    @ParameterizedTest
    @MethodSource("chips")
    void theWholeCircleFromTheApplicationToTheNewOne(Chip chip) throws IOException {
        plug(chip);
        var running = host.device().orElseThrow();
        assertThat(running.descriptor().vendorId()).isEqualTo(0x303a);
        assertThat(running.descriptor().productId()).isNotEqualTo(chip.productId());
        assertThat(running.descriptor().bcdDevice()).isEqualTo(0x0100);
        assertThat(running.interfaces().get(0).extra().toHex()).isEqualTo("09210de80300100101");
        assertThat(host.product()).isEqualTo("blink 1.0");

        host.toDfuMode();
        assertThat(host.dfuProtocol()).isEqualTo(2);
        assertThat(host.device().orElseThrow().descriptor().productId()).isEqualTo(chip.productId());
        var app = FlashThings.app(chip, "blink", "2.0");
        assertThat(host.download(TinyArchive.of(Firmwares.APP, app, app.md5()))).isEqualTo("000001000200");
        host.run(chip);

        assertThat(host.product()).isEqualTo("blink 2.0");
    }

    @ParameterizedTest
    @EnumSource(names = {"ESP32_S2", "ESP32_S3"})
    void anApplicationOfTheOlderChipsRestartsStraightIntoDfuMode(Chip chip) throws IOException {
        plug(chip);

        assertThat(host.one(detach()).ok()).isTrue();
        assertThat(host.device()).isPresent();
        host.passARestart();

        assertThat(host.dfuProtocol()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"ESP32_P4", "ESP32_S31"})
    void anApplicationOfTheNewerChipsRestartsIntoRuntimeMode(Chip chip) throws IOException {
        plug(chip);

        host.one(detach());
        host.passARestart();

        assertThat(host.dfuProtocol()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("chips")
    void withBootHeldDownItIsDownloadModeAgain(Chip chip) throws IOException {
        var board = plug(chip);
        host.toDfuMode();
        board.holdBoot();

        host.run(chip);
        assertThat(host.dfuProtocol()).isEqualTo(1);
        assertThat(host.device().orElseThrow().descriptor().productId()).isEqualTo(chip.productId());

        board.releaseBoot();
        host.toDfuMode();
        host.run(chip);
        assertThat(host.product()).isEqualTo("blink 1.0");
    }

    @ParameterizedTest
    @MethodSource("chips")
    void whatTheApplicationSetKeepsTheOlderChipsInDownloadModeUntilItIsCleared(Chip chip) throws IOException {
        plug(chip);
        host.toDfuMode();

        host.download(TinyArchive.ofWords(Watchdog.withoutClearing(chip, 2000)));
        host.passARestart();

        boolean forced = RomModel.of(chip).rtc().forceDownload().isPresent();
        assertThat(host.product()).isEqualTo(forced ? RomModel.of(chip).product() : "blink 1.0");
    }

    @ParameterizedTest
    @MethodSource("chips")
    void anAppThatIsNotSoundIsNothingOnUsb(Chip chip) throws IOException {
        var board = plug(chip);
        host.toDfuMode();
        board.rom().flash().program(Firmwares.APP + 48, Bytes.fill(0, 3));

        host.run(chip);
        assertThat(host.device()).isEmpty();

        board.holdBoot();
        host.bus.unplug(OnTheBus.PATH);
        plug(board);
        assertThat(host.dfuProtocol()).isEqualTo(1);
    }

    @Test
    void blankFlashIsDownloadModeAtTheStartAndNothingAfterARestart() throws IOException {
        plug(SimulatedBoard.with(SimulatedApp.DFU, Boards.inRuntimeMode(Chip.ESP32_S3)));
        assertThat(host.dfuProtocol()).isEqualTo(1);

        host.toDfuMode();
        host.run(Chip.ESP32_S3);

        assertThat(host.device()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("chips")
    void theBusResetInDfuModeDoesNotStartTheApplication(Chip chip) throws IOException {
        plug(chip);
        host.toDfuMode();

        try (var handle = host.bus.open(host.device().orElseThrow())) {
            assertThatThrownBy(handle::reset).isInstanceOf(UsbException.class);
        }
        host.passARestart();

        assertThat(host.dfuProtocol()).isEqualTo(1);
        assertThat(host.product()).isEqualTo(RomModel.of(chip).product());
    }

    @ParameterizedTest
    @MethodSource("chips")
    void theRomsOwnValuesOfTheWatchdogDoNotStartItEither(Chip chip) throws IOException {
        plug(SimulatedBoard.with(
                SimulatedApp.DFU, SimulatedRom.of(chip, "7c:df:a1:00:00:01", NorFlash.blank(Boards.FLASH_SIZE))));
        host.toDfuMode();

        host.download(TinyArchive.ofWords(Watchdog.of(chip, 32, 0xc000_0100L)));
        host.passARestart();

        assertThat(host.product()).isEqualTo(RomModel.of(chip).product());
    }

    @Test
    void oneOfTwoBoardsRestarts() throws IOException {
        plug(Chip.ESP32_S3);
        var other = UsbPath.of(1, 2);
        host.bus.plug(other, Firmwares.board(Chip.ESP32_S3, SimulatedApp.DFU, "7.0"));
        var before = host.bus.at(other);

        host.toDfuMode();
        host.run(Chip.ESP32_S3);

        assertThat(host.product()).isEqualTo("blink 1.0");
        assertThat(host.bus.at(other)).isEqualTo(before);
    }

    @Test
    void anApplicationWithoutUsbIsNothingOnTheBus() throws IOException {
        plug(Firmwares.board(Chip.ESP32_S3, SimulatedApp.NONE, "1.0"));

        assertThat(host.bus.devices()).isEmpty();
    }

    @Test
    void theNextSoundAppIsStartedWhenTheFirstIsNot() throws IOException {
        var files = Firmwares.of(Chip.ESP32_S3, "1.0");
        files.put(
                PartitionTable.USUAL_OFFSET,
                FlashThings.table(
                        new Partition("one", 0, 0x10, 0x10000, 0x10000, 0),
                        new Partition("two", 0, 0x11, 0x20000, 0x10000, 0)));
        files.put(0x20000L, NEW);
        files.put(0x10000L, NEW.slice(0, 200));
        plug(Firmwares.board(Chip.ESP32_S3, SimulatedApp.DFU, files));

        assertThat(host.product()).isEqualTo("blink 2.0");
    }

    @Test
    void firmwareOfAnotherChipIsNotStarted() throws IOException {
        plug(Firmwares.board(Chip.ESP32_S31, SimulatedApp.DFU, Firmwares.of(Chip.ESP32_P4, "1.0")));

        assertThat(host.product()).isEqualTo("ESP32-S31");
    }

    @Test
    void anAppWithoutATableIsNotStarted() throws IOException {
        var files = Firmwares.of(Chip.ESP32_S3, "1.0");
        files.remove(PartitionTable.USUAL_OFFSET);
        plug(Firmwares.board(Chip.ESP32_S3, SimulatedApp.DFU, files));

        assertThat(host.product()).isEqualTo("ESP32-S3");
    }

    @Test
    void applicationsAreNamedAsUsersWriteThem() throws InvalidRequestException {
        assertThat(SimulatedApp.named("cdc")).isEqualTo(SimulatedApp.CDC);
        assertThatThrownBy(() -> SimulatedApp.named("usb")).hasMessageContaining("dfu, cdc, console, none");
    }

    @Test
    void theBoardThatIsUnpluggedStartsItsApplicationAgain() throws IOException {
        var board = plug(Chip.ESP32_S3);
        host.toDfuMode();

        host.bus.unplug(OnTheBus.PATH);
        plug(board);

        assertThat(host.product()).isEqualTo("blink 1.0");
        assertThat(board.elapse(Duration.ofDays(1))).isEmpty();
    }

    private static ControlTransfer detach() {
        return ControlTransfer.out(0x21, 0, 1000, 0, Bytes.EMPTY);
    }
}
