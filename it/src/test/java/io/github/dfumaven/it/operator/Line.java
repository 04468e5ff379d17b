// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.operator;

import io.github.dfumaven.boardtable.SharedImages;
import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.flash.Cancellation;
import io.github.dfumaven.flash.Flashers;
import io.github.dfumaven.operator.OperatorPage;
import io.github.dfumaven.operator.PageJob;
import io.github.dfumaven.record.RecordAddress;
import io.github.dfumaven.record.Records;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.sim.Wire;
import io.github.dfumaven.station.JobFile;
import io.github.dfumaven.station.Station;
import io.github.dfumaven.station.StationEnd;
import io.github.dfumaven.station.StationName;
import io.github.dfumaven.station.StationSetup;
import io.github.dfumaven.station.Stop;
import io.github.dfumaven.time.Sleeper;
import io.github.dfumaven.usb.UsbPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A station that works on simulated boards in this process, with its page. */
final class Line implements AutoCloseable {

    private static final int DNLOAD = 1;
    private static final int HALF = 150;

    /** Lets boards go on that were plugged in with {@link #plugAndHold}. */
    final CountDownLatch held = new CountDownLatch(1);

    private final SimulatedBus bus = new SimulatedBus(Sleeper.REAL, BusTiming.TYPICAL);
    private final Stop stop = new Stop(new Cancellation());
    private final OperatorPage page;
    private final FutureTask<StationEnd> running;

    /** Starts a station with a table of 20 boards. */
    Line(Path folder, String slots) throws Exception {
        new SharedImages(Chip.ESP32_S3).archive().write(folder.resolve("blink.dfu"));
        Files.writeString(
                folder.resolve("values.csv"),
                "key,type,encoding,value\nfactory,namespace,,\nserial,data,string,${serial_number}\n");
        var rows = new StringBuilder("serial_number\n");
        for (int n = 1; n <= 20; n++) {
            rows.append("SN-00").append(n).append('\n');
        }
        Files.writeString(folder.resolve("boards.csv"), rows.toString());
        var file = folder.resolve("job.json");
        Files.writeString(
                file,
                "{\"image\": \"blink.dfu\", \"boards\": \"boards.csv\", \"values\": \"values.csv\", \"count\": 20,"
                        + " \"slots\": " + slots + "}");
        var job = JobFile.read(file);
        var places = new LinkedHashMap<UsbPath, String>();
        for (var slot : job.slots().entrySet()) {
            places.put(UsbPath.parse(slot.getKey()), slot.getValue());
        }
        var name = StationName.here("dfu-flasher test", true);
        page = OperatorPage.open("0", PageJob.of(name, job, places), Tool.WORDING);
        var setup = StationSetup.read(job, job.image().orElseThrow());
        var address = RecordAddress.of(folder.resolve("records.db"));
        running = new FutureTask<>(() -> {
            try (page;
                    var records = Records.open(address)) {
                return new Station(setup, places, name, Flashers.of(bus), records, stop, page).run();
            }
        });
        new Thread(running, "station").start();
    }

    String address() {
        return page.addresses().get(0);
    }

    private static SimulatedRom board(Chip chip, int number) {
        return SimulatedRom.of(chip, "7c:df:a1:00:00:" + (10 + number), NorFlash.blank(4 << 20));
    }

    void plug(Chip chip, int port) {
        bus.plug(UsbPath.of(1, port), board(chip, port));
    }

    /** Plugs a board in whose flash stops half-way until it is let go on. */
    void plugAndHold(int port) {
        bus.plug(UsbPath.of(1, port), new Wire(board(Chip.ESP32_S3, port), this::hold));
    }

    private void hold(ControlTransfer transfer) {
        if (transfer.requestType() == 0x21 && transfer.request() == DNLOAD && transfer.value() == HALF) {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void unplug(int port) {
        bus.unplug(UsbPath.of(1, port));
    }

    /** Ends the station, which lets boards end that are at work. */
    void end() {
        held.countDown();
        stop.next();
        try {
            running.get(1, TimeUnit.MINUTES);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the station does not end", e);
        }
    }

    @Override
    public void close() {
        end();
    }
}
