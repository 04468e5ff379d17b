// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.boardtable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.ChipFacts;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.flash.BoardResult;
import io.github.dfumaven.flash.BoardResult.Outcome;
import io.github.dfumaven.flash.FlashFile;
import io.github.dfumaven.flash.FlashRequest;
import io.github.dfumaven.flash.Flashers;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.nvs.NvsFile;
import io.github.dfumaven.nvs.NvsItem;
import io.github.dfumaven.nvs.NvsPartition;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.time.Sleeper;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each board gets what all get, and what is its own. */
class OwnImageFlashingTest {

    private static final String MAC = "7c:df:a1:00:00:01";
    private static final UsbPath PATH = UsbPath.of(1, 7);
    private static final String VALUES = "key,type,encoding,value\nown,namespace,,\nn,data,string,${number}\n";
    private static final String WITH_MAC = VALUES + "mac,data,string,${mac}\npath,data,string,${path}\n";

    @TempDir
    Path folder;

    private final SimulatedBus bus = new SimulatedBus(Sleeper.REAL, BusTiming.INSTANT);

    @ParameterizedTest
    @EnumSource(names = {"ESP32_S2", "ESP32_S3", "ESP32_P4", "ESP32_S31"})
    void theBoardHoldsTheSharedImageAndItsOwnValues(Chip chip) throws IOException {
        var rom = plug(chip);

        var result = flash(chip, WITH_MAC, builder -> builder.verify(chip != Chip.ESP32_P4));

        assertThat(result.error()).isEmpty();
        assertThat(result.outcome()).isEqualTo(Outcome.FLASHED);
        assertThat(items(rom)).containsExactly("n=A-1", "mac=" + MAC, "path=1-7");
        new SharedImages(chip)
                .files()
                .forEach((address, data) -> assertThat(rom.flash().read(address, data.length()))
                        .as("0x%x", address)
                        .isEqualTo(data));
    }

    @Test
    void theReportTellsWhatTheBoardGotAndWhatItIsMadeOf() throws IOException {
        plug(Chip.ESP32_S2);
        var archive = new SharedImages(Chip.ESP32_S2).archive();

        var report = Flashers.of(bus).flash(request(Chip.ESP32_S2, WITH_MAC).build(), ProgressListener.NONE);

        assertThat(report.sha256()).isEqualTo(archive.sha256().toHex());
        var result = report.devices().get(0);
        assertThat(result.proof().ownSha256()).isPresent().isNotEqualTo(Optional.of(archive.sha256()));
        assertThat(result.proof().facts().flatMap(ChipFacts::mac)).contains(MAC);
        assertThat(result.serial()).contains("0");
    }

    /** Asking writes to the memory of the chip, so it is left alone where nobody needs to know. */
    @Test
    void aBoardIsAskedOnlyWhereItsAddressIsNeeded() throws IOException {
        plug(Chip.ESP32_S2);

        assertThat(flash(Chip.ESP32_S2, VALUES, builder -> builder).proof().facts())
                .isEmpty();
    }

    /** What was on the board before does not lie beside what is its own now. */
    @Test
    void theValuesOfAnEarlierBoardAreGone() throws IOException {
        var rom = plug(Chip.ESP32_S3);
        rom.flash().program(0xd000, Bytes.fill(0, 0x1000));

        assertThat(flash(Chip.ESP32_S3, VALUES, builder -> builder).error()).isEmpty();

        assertThat(rom.flash().read(0xd000, 0x1000)).isEqualTo(Bytes.fill(0xff, 0x1000));
    }

    @Test
    void onlyWhatChangedIsSentOfABoardsOwnImageToo() throws IOException {
        var rom = plug(Chip.ESP32_S3);
        flash(Chip.ESP32_S3, VALUES, builder -> builder);

        var again = flash(Chip.ESP32_S3, VALUES.replace("${number}", "other"), builder -> builder.changed(true));

        assertThat(again.error()).isEmpty();
        assertThat(again.sectors().orElseThrow().sectorsSent()).isEqualTo(1);
        assertThat(items(rom)).containsExactly("n=other");
    }

    /** Every ESP32-S2 tells the same number. */
    @Test
    void nothingIsSentToABoardThatDoesNotTellWhatTheValuesNeed() throws IOException {
        var rom = plug(Chip.ESP32_S2);

        var result = flash(Chip.ESP32_S2, VALUES + "s,data,string,${serial}\n", builder -> builder);

        assertThat(result.error().map(DfuException::message))
                .hasValueSatisfying(told -> assertThat(told).contains("tells no serial of its own"));
        assertThat(result.bytes()).isZero();
        assertThat(rom.flash().operations()).isEmpty();
    }

    @Test
    void nothingIsSentWhereAFileOfTheBoardsOwnIsMissing() throws IOException {
        var rom = plug(Chip.ESP32_S3);

        var result = flash(Chip.ESP32_S3, VALUES + "c,file,string,${serial}.pem\n", builder -> builder);

        assertThat(result.error().map(why -> why.code().id())).contains("nvs-file-unreadable");
        assertThat(rom.flash().operations()).isEmpty();
    }

    @Test
    void whatIsOneBoardsOwnIsNotGivenToSeveral() throws IOException {
        plug(Chip.ESP32_S3);
        var flasher = Flashers.of(bus);
        var request = request(Chip.ESP32_S3, VALUES).all(true).build();

        assertThatThrownBy(() -> flasher.flash(request, ProgressListener.NONE))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("[one-board-only]");
    }

    private SimulatedRom plug(Chip chip) {
        var rom = SimulatedRom.of(chip, MAC, NorFlash.blank(4 << 20));
        bus.plug(PATH, rom);
        return rom;
    }

    private interface Wish {
        FlashRequest.Builder of(FlashRequest.Builder builder) throws IOException;
    }

    private BoardResult flash(Chip chip, String values, Wish wish) throws IOException {
        var request = wish.of(request(chip, values)).build();
        return Flashers.of(bus).flash(request, ProgressListener.NONE).devices().get(0);
    }

    private FlashRequest.Builder request(Chip chip, String values) throws IOException {
        var archive = new SharedImages(chip).archive();
        var table = BoardTable.of("boards.csv", Bytes.utf8("number\nA-1\n"));
        var file = NvsFile.read(Files.writeString(folder.resolve("nvs.csv"), values));
        var images = BoardImages.of("dfu.bin", archive, file, table.columns());
        return FlashRequest.builder(FlashFile.of("dfu.bin", archive, false))
                .own(Optional.of(images.forBoard(Optional.of(table.row("1")))));
    }

    private static List<String> items(SimulatedRom rom) throws IOException {
        var nvs = new SharedImages(Chip.ESP32_S3).nvs();
        var held = rom.flash().read(nvs.offset(), (int) nvs.size());
        return NvsPartition.parse(held, Optional.empty()).items().stream()
                .map((NvsItem item) -> item.key() + "=" + item.text())
                .toList();
    }
}
