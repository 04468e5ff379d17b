// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.flash.FlashImage;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.SimulatedBoards;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.sim.SimulatedTiming;
import io.github.dfumaven.sim.ThreeFiles;
import io.github.dfumaven.time.Sleeper;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the tests of this package share: boards, a server for them, and an archive of ESP-IDF's own tests. */
final class Bench {

    private Bench() {}

    static SimulatedBoards boards(Chip chip, int count) {
        return SimulatedBoards.of(chip, count, 4 << 20, SimulatedTiming.INSTANT);
    }

    static UsbIpServer serve(SimulatedBoards boards) throws IOException {
        return serve(boards, ServerSetup.local(0));
    }

    static UsbIpServer serve(SimulatedBoards boards, ServerSetup setup) throws IOException {
        return serve(boards, setup, BusTiming.INSTANT);
    }

    static UsbIpServer serve(SimulatedBoards boards, ServerSetup setup, BusTiming timing) throws IOException {
        var bus = new SimulatedBus(Sleeper.REAL, timing);
        boards.plugInto(bus);
        var places = boards.list().stream().map(SimulatedBoards.Board::path).toList();
        return UsbIpServer.start(bus, places, setup.busesIn("/sys/devices/simulated"));
    }

    static UsbIpServer serve(SimulatedDevice device) throws IOException {
        return Served.start(Map.of(UsbPath.of(1, 10), device));
    }

    static List<UsbIpHost> hosts(UsbIpServer... servers) {
        return Stream.of(servers).map(Bench::host).toList();
    }

    static UsbIpHost host(UsbIpServer server) {
        return new UsbIpHost("localhost", server.port());
    }

    /** The archive of ESP-IDF's mkdfu test 1, with its suffix. */
    static Bytes file() throws IOException {
        return ThreeFiles.file();
    }

    static FlashImage image(Chip chip) throws IOException {
        var file = file();
        return FlashImage.of("dfu.bin", file.slice(0, file.length() - 16)).forDevice(Chip.VENDOR_ID, chip.productId());
    }

    /** Tells whether flash holds the three files of the archive and nothing else. */
    static boolean holdsImage(SimulatedRom rom) throws IOException {
        var archive = file();
        var content = new byte[4 << 20];
        Arrays.fill(content, (byte) 0xff);
        put(content, 0x1000, archive.slice(752, 752 + 1024));
        put(content, 0x8000, archive.slice(1892, 1892 + 2048));
        put(content, 0x10000, archive.slice(4056, 4056 + 3072));
        return read(rom.flash()).equals(Bytes.copyOf(content));
    }

    private static void put(byte[] content, int address, Bytes file) {
        System.arraycopy(file.toByteArray(), 0, content, address, file.length());
    }

    private static Bytes read(NorFlash flash) {
        return flash.read(0, (int) flash.size());
    }
}
