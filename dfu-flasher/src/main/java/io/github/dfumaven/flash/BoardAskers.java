// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.DfuException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Asks the boards that are meant what they are, at the same time. */
record BoardAskers(SharedBus bus, Clock clock, ProgressListener listener, Together together) {

    /** Returns one answer a board, in order of their paths. */
    List<BoardIdentity> ask(Selection selection, boolean all) throws DfuException {
        var found = found(selection, all);
        var answers = new ArrayList<>(together.run(
                found.stream()
                        .map(device -> new BoardAsker(bus, clock, listener, selection, device))
                        .toList(),
                clock.cancellation()));
        TargetChooser.missing(selection.path(), found)
                .forEach(path ->
                        answers.add(BoardIdentity.missing(path, TargetChooser.whyMissing(path, bus.unreached()))));
        answers.sort(Comparator.comparing(BoardIdentity::path));
        return answers;
    }

    /** Who means all boards means those that are in their ROM, and nothing that runs. */
    private List<DfuDevice> found(Selection selection, boolean all) throws DfuException {
        var found = new TargetChooser(bus, clock, listener)
                .choose(selection, OptionalInt.empty(), Optional.empty()).stream()
                        .filter(device -> !all || selection.isPointed() || isInItsRom(device))
                        .toList();
        if (found.isEmpty()) {
            throw new DeviceException(FlashError.NO_DEVICE, "no board is in the ROM of an ESP chip");
        }
        if (!all && selection.path().size() <= 1 && found.size() > 1) {
            throw FlashError.several(found)
                    .withHint("Choose one with {path} or {serial}, or ask all of them with {all}.");
        }
        return found;
    }

    private static boolean isInItsRom(DfuDevice device) {
        return device.chip().isPresent() && !SerialNumbers.tellAnApplication(device);
    }
}
