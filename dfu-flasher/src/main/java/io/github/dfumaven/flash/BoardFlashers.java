// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.flash.BoardResult.Outcome;
import io.github.dfumaven.flash.FileCheck.Fit;
import io.github.dfumaven.usb.UsbException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Flashes the boards that are meant, at the same time. */
record BoardFlashers(SharedBus bus, Clock clock, ProgressListener listener, Together together) {

    /** Returns one result a board, in order of their paths. */
    FlashReport flash(FlashRequest request) throws DfuException {
        var image = request.image();
        if (image.payload().isEmpty()) {
            throw FlashError.EMPTY_IMAGE.of("there is nothing to flash").in(image.name());
        }

        OwnImages.refuseMany(request);
        if (!request.enter()) {
            return flashChosen(request);
        }
        var entering = new Entering(bus, clock, listener);
        var apps = entering.meant(request.selection());
        if (request.dryRun() && !apps.isEmpty()) {
            apps.forEach(app ->
                    listener.note(app.usb().path(), "would be restarted by the lines of its serial port, and flashed"));
            var untouched = apps.stream()
                    .map(app -> BoardResult.untouched(app.asDevice(), Outcome.SKIPPED, Optional.empty()))
                    .toList();
            return new FlashReport(image.name(), image.sha256().toHex(), untouched);
        }
        return flashChosen(SameRequest.forOthers(request, entering.enter(request.selection(), apps)));
    }

    private FlashReport flashChosen(FlashRequest request) throws DfuException {
        var image = request.image();
        var found = new TargetChooser(bus, clock, listener)
                .choose(request.selection(), image.vendorId(), request.waitFor());
        var results = new ArrayList<BoardResult>();
        var work = new ArrayList<BoardFlasher>();
        for (var device : targets(request, found, results, bus.unreached())) {
            Pipelining.check(request, device);
            if (request.dryRun()) {
                results.add(BoardResult.untouched(device, Outcome.SKIPPED, Optional.empty()));
            } else {
                work.add(new BoardFlasher(bus, clock, request, listener, device));
            }
        }
        results.addAll(together.run(work, clock.cancellation()));
        results.sort(Comparator.comparing(BoardResult::path));
        return new FlashReport(image.name(), image.sha256().toHex(), results);
    }

    /** Returns the devices to flash, each checked against the image; adds results for those that are not. */
    private static List<DfuDevice> targets(
            FlashRequest request, List<DfuDevice> found, List<BoardResult> others, Map<String, UsbException> unreached)
            throws DfuException {
        var fitting = found.stream()
                .filter(device -> request.force() || FileCheck.fit(request.image(), device) != Fit.NO)
                .toList();
        if (!request.selection().path().isEmpty() || fitting.isEmpty()) {
            // Nothing fits, or somebody pointed at what does not: that is an error of the file.
            for (var device : found) {
                FileCheck.check(request, device);
            }
        }
        for (var device : fitting) {
            FileCheck.check(request, device);
        }

        boolean many = request.all() || request.selection().path().size() > 1;
        if (!many && fitting.size() > 1) {
            throw FlashError.several(fitting);
        }
        found.stream().filter(device -> !fitting.contains(device)).forEach(device -> {
            if (request.all()) {
                others.add(BoardResult.untouched(device, Outcome.SKIPPED, mismatch(request, device)));
            }
        });
        for (var path : TargetChooser.missing(request.selection().path(), found)) {
            others.add(BoardResult.missing(path, TargetChooser.whyMissing(path, unreached)));
        }
        return fitting;
    }

    private static Optional<DfuException> mismatch(FlashRequest request, DfuDevice device) {
        try {
            FileCheck.check(request, device);
            return Optional.empty();
        } catch (FormatException e) {
            return Optional.of(e);
        }
    }
}
