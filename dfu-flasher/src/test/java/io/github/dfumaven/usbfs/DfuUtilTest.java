// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.usb.ControlTransfer;
import io.github.dfumaven.usb.UsbPath;
import io.github.dfumaven.vectors.Shared;
import io.github.dfumaven.vectors.VectorCase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real dfu-util on simulated boards: what it thinks of them is what it thinks of chips. */
class DfuUtilTest {

    private static final UsbPath PATH = UsbPath.of(1, 10);
    private static final UsbPath OTHER_PATH = UsbPath.of(1, 2);
    private static final long FLASH_SIZE = 4L << 20;

    @TempDir
    private Path folder;

    private UsbfsMock bench;

    @BeforeEach
    void start() {
        UsbfsMock.requireDfuUtil();
        bench = UsbfsMock.start();
    }

    @AfterEach
    void stop() {
        if (bench != null) {
            bench.close();
        }
    }

    @Test
    void listsBoardsInBothModes() throws Exception {
        bench.plug(PATH, board(Chip.ESP32_S2));
        bench.plug(OTHER_PATH, inDfuMode(board(Chip.ESP32_S2)));

        var out = dfuUtil("-l").out();

        assertThat(out)
                .contains("Found Runtime: [303a:0002] ver=0723, devnum=2, cfg=1, intf=2, path=\"1-10\", alt=0,"
                        + " name=\"UNKNOWN\", serial=\"0\"")
                .contains("Found DFU: [303a:0002] ver=0723, devnum=3, cfg=1, intf=2, path=\"1-2\", alt=0,"
                        + " name=\"UNKNOWN\", serial=\"0\"");
    }

    static List<Chip> chips() {
        return Chip.withDfu();
    }

    @ParameterizedTest
    @MethodSource("chips")
    void flashesEveryChip(Chip chip) throws Exception {
        var rom = board(chip);
        bench.plug(PATH, inDfuMode(rom));
        var image = vector("unsorted");

        var done = download(archive(image, chip));

        assertThat(done.exitCode()).as(done.toString()).isZero();
        assertThat(done.out()).contains("state(2) = dfuIDLE, status(0) = No error condition is present");
        assertHolds(rom, image);
    }

    @Test
    void flashesARealProject() throws Exception {
        var build = Shared.require().resolve("corpus/esp32s2/dalli-dogi/build");
        var rom = board(Chip.ESP32_S2);
        bench.plug(PATH, inDfuMode(rom));

        var done = dfuUtil(
                "-p", "1-10", "-D", build.resolve("dfu.bin").toRealPath().toString());

        assertThat(done.exitCode()).as(done.toString()).isZero();
        assertHolds(rom, 0x1000, Bytes.read(build.resolve("bootloader/bootloader.bin")));
        assertHolds(rom, 0x8000, Bytes.read(build.resolve("partition_table/partition-table.bin")));
        assertHolds(rom, 0x10000, Bytes.read(build.resolve("GOTLALEM.bin")));
    }

    @Test
    void flashesABoardThatHasToBeDetachedFirst() throws Exception {
        var rom = board(Chip.ESP32_S2);
        bench.plug(PATH, rom);
        var image = vector("unsorted");

        var done = download(archive(image, Chip.ESP32_S2));

        assertThat(done.exitCode()).as(done.toString()).isZero();
        assertThat(done.out()).contains("Opening DFU USB Device...", "state(2) = dfuIDLE, status(0)");
        assertThat(bench.record()).containsSubsequence("1-10 arrives", "1-10 leaves", "1-10 arrives");
        assertHolds(rom, image);
    }

    @Test
    void flashesOneOfTwoBoardsByItsPath() throws Exception {
        var wanted = board(Chip.ESP32_S3);
        var other = board(Chip.ESP32_S3);
        bench.plug(PATH, inDfuMode(wanted));
        bench.plug(OTHER_PATH, inDfuMode(other));
        var image = vector("unsorted");

        var done = download(archive(image, Chip.ESP32_S3));

        assertThat(done.exitCode()).as(done.toString()).isZero();
        assertHolds(wanted, image);
        assertThat(other.flash().operations()).isEmpty();
    }

    /** The verdict is printed, and then dfu-util is content all the same: its exit code says nothing. */
    @Test
    void aDamagedArchiveEndsInAnErrorThatItsExitCodeHides() throws Exception {
        bench.plug(PATH, inDfuMode(board(Chip.ESP32_S2)));
        var archive = vector("unsorted").expectedOutput().orElseThrow().toByteArray();
        // The last file of the archive lies in front of its trailer; a changed byte there spoils its MD5.
        int trailer = new String(archive, StandardCharsets.ISO_8859_1).indexOf("TRAILER!!!") - 110;
        archive[trailer - 8] ^= 1;

        var done = download(suffixed(Bytes.copyOf(archive), Chip.ESP32_S2));

        assertThat(done.exitCode()).as(done.toString()).isZero();
        assertThat(done.out()).contains("state(10) = dfuERROR, status(10)").contains("Done!");
    }

    @Test
    void aBoardPulledOutInTheMiddleFailsTheDownload() throws Exception {
        bench.plug(PATH, new ProbeDevice().onBlock(3, () -> bench.unplug(PATH)));

        var file = Files.write(folder.resolve("any.bin"), new byte[1000]);
        var done = dfuUtil("-p", "1-10", "-a", "0", "-D", file.toString());

        assertThat(done.exitCode()).as(done.toString()).isEqualTo(74);
        assertThat(done.err() + done.out()).contains("LIBUSB_ERROR_NO_DEVICE");
    }

    private static SimulatedRom board(Chip chip) {
        return SimulatedRom.of(chip, "7c:df:a1:00:00:01", NorFlash.blank(FLASH_SIZE));
    }

    /** A board that was detached before it was plugged in here. */
    private static SimulatedRom inDfuMode(SimulatedRom rom) {
        rom.busReset();
        rom.control(ControlTransfer.out(0x21, 0, 1000, 2, Bytes.EMPTY));
        return rom;
    }

    private static VectorCase vector(String id) {
        return Shared.cases("mkdfu").stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Finished download(Bytes archive) throws Exception {
        var file = Files.write(folder.resolve("dfu.bin"), archive.toByteArray());
        return dfuUtil("-p", "1-10", "-D", file.toString());
    }

    private Finished dfuUtil(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("dfu-util"));
        command.addAll(List.of(arguments));
        return bench.run(command);
    }

    private static Bytes archive(VectorCase image, Chip chip) throws IOException {
        return suffixed(image.expectedOutput().orElseThrow(), chip);
    }

    /** The same archive for another chip: only the suffix tells them apart. */
    private static Bytes suffixed(Bytes archive, Chip chip) {
        var file = ByteBuffer.wrap(archive.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort(archive.length() - 14, (short) chip.productId());
        long crc = Bytes.copyOf(file.slice(0, archive.length() - 4)).crc32();
        file.putInt(archive.length() - 4, (int) ~crc);
        return Bytes.copyOf(file.rewind());
    }

    /** The arguments are pairs of an address and a file, behind the options. */
    private static void assertHolds(SimulatedRom rom, VectorCase image) throws IOException {
        assertThat(rom.crash()).isEmpty();
        var arguments = image.args();
        var inputs = image.inputs();
        int files = 0;
        for (int i = 1; i < arguments.size(); i++) {
            var content = inputs.get(arguments.get(i));
            if (content != null) {
                long address = Long.decode(arguments.get(i - 1));
                assertHolds(rom, address, content);
                files++;
            }
        }
        assertThat(files).isEqualTo(inputs.size()).isPositive();
    }

    private static void assertHolds(SimulatedRom rom, long address, Bytes content) {
        assertThat(rom.flash().read(address, content.length()))
                .as("flash at 0x%x", address)
                .isEqualTo(content);
    }
}
