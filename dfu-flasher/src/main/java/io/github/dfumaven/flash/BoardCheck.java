// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.ChipFacts;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.words.Numbers;

/** Keeps an image away from a board that says itself that it has no room for it, or does not run it. */
record BoardCheck(FlashRequest request, ProgressListener listener) {

    /**
     * Holds the image against what a board has told.
     *
     * @throws FormatException if the image is not for it
     */
    void check(DfuDevice device, ChipFacts facts) throws FormatException {
        listener.note(device.path(), "is " + facts.words() + " (experimental)");
        var needs = ImageNeeds.of(request.image().payload());
        var size = facts.flashSize();
        if (size.isEmpty() && needs.flashSize() > 0) {
            listener.note(
                    device.path(),
                    "NOT checked: whether the flash chip has " + Numbers.size(needs.flashSize())
                            + "; its size does not show in what it says of itself");
        }
        if (size.isPresent() && size.get() < needs.flashSize()) {
            refuse(
                    device,
                    FlashError.FLASH_TOO_SMALL.of(
                            "the image is for a flash chip of %s, but that of %s has %s (%s)",
                            Numbers.size(needs.flashSize()),
                            device,
                            Numbers.size(size.get()),
                            facts.flashId().map(Object::toString).orElse("")));
        }
        for (var revisions : needs.revisions()) {
            if (!revisions.include(facts.revision())) {
                refuse(
                        device,
                        FlashError.WRONG_REVISION.of(
                                "%s runs on revision %s, but %s is %s",
                                revisions.name(), revisions.words(), device, facts.revision()));
            }
        }
    }

    private void refuse(DfuDevice device, FormatException why) throws FormatException {
        if (!request.force()) {
            throw why.in(request.image().name());
        }
        listener.note(device.path(), "NOT refused, as asked: " + why.message());
    }
}
