// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.flash.Flasher;
import io.github.dfumaven.interrupt.CtrlC;
import io.github.dfumaven.interrupt.Interrupts;
import io.github.dfumaven.record.RecordAddress;
import io.github.dfumaven.record.Records;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A station from its job to its end, as every program runs it. */
public final class StationRun {

    private static final String FIRST =
            "No further board is taken; those that are being flashed end first. Ctrl-C again breaks them off.";
    private static final String SECOND = "Breaking off.";

    private StationRun() {}

    /**
     * Reads a job, and works until it is done, too much has failed, or somebody ends it. The first Ctrl-C lets boards end that are being
     * flashed, the second breaks them off.
     *
     * @param request what the user wants
     * @param front the program that runs it
     * @return how it has ended, which the program was told
     * @throws IOException if the job, the image or the table is wrong, or record or bus cannot be opened; no board was touched then
     */
    public static StationEnd run(StationRequest request, StationFront front) throws IOException {
        var job = JobFile.read(request.job());
        var setup = StationSetup.read(job, image(job, front));
        front.warn(setup.warnings());
        var slots = slots(job, request.usb());
        var name = StationName.here(request.tool(), request.usb().isSimulated());
        var address = RecordAddress.parse(request.records(), job.folder(), request.base());
        var simulated = SimulatedSetup.of(setup.file().chip(), setup.file().flashSize());
        try (var watch = front.watch(name, job, slots);
                var records = Records.open(address);
                var ctrlC = CtrlC.watch();
                var bus = front.open(simulated)) {
            var stop = new Stop(ctrlC.cancellation());
            var listener = front.listener(records);
            StationListener both = event -> {
                watch.on(event);
                listener.on(event);
            };
            var interrupts = Interrupts.listen(() -> stop(stop, front));
            StationEnd end;
            try (interrupts;
                    var hooked = Hook.of(request.hook(), both)) {
                end = new Station(setup, slots, name, new Flasher(bus), records, stop, hooked).run();
                front.end(end);
            }
            return end;
        }
    }

    private static Path image(StationJob job, StationFront front) throws IOException {
        return job.image().isPresent()
                ? job.image().get()
                : front.artifact(job.artifact().orElseThrow());
    }

    private static Map<UsbPath, String> slots(StationJob job, Backend usb) throws InvalidRequestException {
        var slots = new LinkedHashMap<UsbPath, String>();
        for (var slot : job.slots().entrySet()) {
            slots.put(usb.paths(List.of(slot.getKey())).get(0), slot.getValue());
        }
        return slots;
    }

    private static void stop(Stop stop, StationFront front) {
        front.stopping(stop.isWanted() ? SECOND : FIRST);
        stop.next();
    }
}
