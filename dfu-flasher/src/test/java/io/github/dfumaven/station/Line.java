// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.boardtable.SharedImages;
import io.github.dfumaven.bus.UsbBus;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.flash.Cancellation;
import io.github.dfumaven.flash.Flashers;
import io.github.dfumaven.nvs.NvsItem;
import io.github.dfumaven.nvs.NvsPartition;
import io.github.dfumaven.record.RecordAddress;
import io.github.dfumaven.record.Records;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.SimulatedBoard;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.usb.UsbPath;
import io.github.dfumaven.usbip.Served;
import io.github.dfumaven.usbip.UsbIpHost;
import io.github.dfumaven.usbip.UsbIpHosts;
import io.github.dfumaven.usbip.UsbIpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A production line in this process: a folder with a job, boards, a bus, and a station that works in another thread. */
final class Line implements AutoCloseable {

    static final Chip CHIP = Chip.ESP32_S3;
    static final UsbPath SLOT = UsbPath.of(1, 2, 1);

    private static final int FASTER = 20;
    private static final int SECONDS = 60;

    final ScaledSleeper sleeper;
    final SimulatedBus bus;
    final Stop stop = new Stop(new Cancellation());
    final Records records;
    /** Who hears the events besides. */
    final List<StationListener> others = new CopyOnWriteArrayList<>();

    private final Path folder;
    private final SharedImages shared;
    private final BlockingQueue<StationEvent> events = new LinkedBlockingQueue<>();
    private final List<StationEvent> seen = new ArrayList<>();
    private Optional<FutureTask<StationEnd>> running = Optional.empty();
    private Optional<UsbIpServer> server = Optional.empty();
    private boolean remembers = true;

    Line(Path folder) throws IOException {
        this(folder, CHIP);
    }

    Line(Path folder, Chip chip) throws IOException {
        this(folder, chip, RecordAddress.of(folder.resolve("records.db")));
    }

    Line(Path folder, Chip chip, RecordAddress address) throws IOException {
        this(folder, chip, address, FASTER);
    }

    /** Lets time go that many times faster. */
    Line(Path folder, Chip chip, RecordAddress address, int faster) throws IOException {
        this.sleeper = new ScaledSleeper(faster);
        this.bus = new SimulatedBus(sleeper, BusTiming.TYPICAL);
        this.folder = folder;
        this.shared = new SharedImages(chip);
        this.records = Records.open(address);
        shared.archive().write(folder.resolve("dfu.bin"));
        Files.writeString(
                folder.resolve("values.csv"),
                "key,type,encoding,value\nfactory,namespace,,\nserial,data,string,${serial_number}\n");
    }

    /** Puts the bus behind a server of USB/IP, which lends what is plugged in at these places. */
    void overUsbIp(List<UsbPath> places) throws IOException {
        server = Optional.of(Served.start(bus, places));
    }

    /** Keeps no event from now on, but passes each on. */
    void forget() {
        remembers = false;
    }

    /** Puts another image in place of the usual one. */
    void image(Map<Long, Bytes> more) throws IOException {
        shared.archiveWith(more).write(folder.resolve("dfu.bin"));
    }

    /** Writes a table of boards SN1, SN2, ... */
    void table(int rows) throws IOException {
        var lines = IntStream.rangeClosed(1, rows).mapToObj(n -> "SN" + n).collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("boards.csv"), "serial_number\n" + lines + "\n");
    }

    /** Starts a station with a job of these keys beside the image. */
    void start(String keys) throws IOException {
        var file = folder.resolve("job.json");
        Files.writeString(file, "{\"image\": \"dfu.bin\"" + keys + "}");
        start(JobFile.read(file));
    }

    void startWithRows(String keys) throws IOException {
        start(", \"boards\": \"boards.csv\", \"values\": \"values.csv\"" + keys);
    }

    private void start(StationJob job) throws IOException {
        var slots = new HashMap<UsbPath, String>();
        for (var slot : job.slots().entrySet()) {
            slots.put(UsbPath.parse(slot.getKey()), slot.getValue());
        }
        var station = new Station(
                StationSetup.read(job, job.image().orElseThrow()),
                slots,
                StationName.here("dfu-flasher test", true),
                Flashers.of(usb(), sleeper),
                records,
                stop,
                event -> {
                    if (remembers) {
                        events.add(event);
                    }
                    others.forEach(other -> other.on(event));
                },
                sleeper);
        var task = new FutureTask<>(station::run);
        running = Optional.of(task);
        new Thread(task, "station").start();
    }

    private UsbBus usb() throws IOException {
        return server.isPresent()
                ? UsbIpHosts.open(
                        UsbIpHost.parse("usbip://localhost:" + server.get().port()))
                : bus;
    }

    static SimulatedRom board(int number) {
        return board(CHIP, number);
    }

    static SimulatedRom board(Chip chip, int number) {
        var mac = String.format(
                Locale.ROOT, "7c:df:a1:%02x:%02x:%02x", (number >> 16) & 0xff, (number >> 8) & 0xff, number & 0xff);
        return SimulatedRom.of(chip, mac, NorFlash.blank(4 << 20));
    }

    void plug(UsbPath path, SimulatedRom board) {
        bus.plug(path, SimulatedBoard.inDownloadMode(board));
    }

    /** Waits for an event. */
    <E extends StationEvent> E await(Class<E> type, Predicate<E> which) throws InterruptedException {
        while (true) {
            var event = events.poll(SECONDS, TimeUnit.SECONDS);
            assertThat(event).as("%s after %s", type.getSimpleName(), seen).isNotNull();
            seen.add(event);
            if (type.isInstance(event) && which.test(type.cast(event))) {
                return type.cast(event);
            }
        }
    }

    StationResult awaitEnd() throws InterruptedException {
        return await(StationEvent.End.class, end -> true).result();
    }

    /** Lets a time pass, as the station sees it. */
    void pass(long seconds) throws InterruptedException {
        sleeper.sleep(Duration.ofSeconds(seconds));
    }

    /** Returns how often something has happened so far. */
    long count(Class<? extends StationEvent> type) {
        events.drainTo(seen);
        return seen.stream().filter(type::isInstance).count();
    }

    StationEnd awaitStationEnd() throws Exception {
        try {
            return running.orElseThrow().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Returns the row that is on a board, or empty if none is. */
    Optional<String> rowOn(SimulatedRom board) throws IOException {
        return rowOn(board.flash(), shared);
    }

    static Optional<String> rowOn(NorFlash flash, SharedImages shared) throws IOException {
        var place = shared.nvs();
        var content = flash.read(place.offset(), (int) place.size());
        if (content.isAll(0xff)) {
            return Optional.empty();
        }
        return NvsPartition.parse(content, Optional.empty()).items().stream()
                .filter(item -> item.namespace().equals("factory") && item.key().equals("serial"))
                .map(NvsItem::text)
                .findFirst();
    }

    /** Tells whether a board holds the files that all boards share. */
    boolean isFlashed(SimulatedRom board) {
        return shared.files().entrySet().stream()
                .allMatch(file -> board.flash()
                        .read(file.getKey(), file.getValue().length())
                        .equals(file.getValue()));
    }

    /** Returns the rows that are given, by the MACs of their boards. */
    Map<String, String> given() throws IOException {
        return records.rows().stream()
                .collect(Collectors.toMap(row -> row.board().orElse("?"), row -> row.key() + " " + row.state()));
    }

    /** A station that has ended with an error is a matter of the test. */
    @Override
    public void close() {
        stop.cancellation().cancel();
        try {
            if (running.isPresent()) {
                running.get().get(SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(DfuException.class);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException("the station does not end", e);
        } finally {
            server.ifPresent(UsbIpServer::close);
            records.close();
        }
    }
}
