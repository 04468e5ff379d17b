// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.device.ChipFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was proved beyond the verdict of a board, where there was something to prove.
 *
 * @param baseCompared for a delta: whether the board was seen to hold what the delta leaves out; empty for other images
 * @param flashSizeChecked for an image that not every flash chip has room for: whether the chip was seen not to wrap below
 *     the image's end; empty for other images and other devices
 * @param facts what the board told of itself before, where it was to be asked; empty else
 * @param ownSha256 of the image that was made for this board alone, 32 bytes; empty where it got the image of the report, or
 *     none was made
 */
public record FlashProof(
        Optional<Boolean> baseCompared,
        Optional<Boolean> flashSizeChecked,
        Optional<ChipFacts> facts,
        Optional<Bytes> ownSha256) {

    /** Nothing was to be proved, or nothing came of it. */
    public static final FlashProof NONE =
            new FlashProof(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** {@return what a success leaves open, for people: clauses without a full stop, none if nothing is open} */
    public List<String> doubts() {
        var doubts = new ArrayList<String>();
        if (baseCompared.equals(Optional.of(false))) {
            doubts.add("the base of the delta was NOT compared");
        }
        if (flashSizeChecked.equals(Optional.of(false))) {
            doubts.add("whether the flash chip is large enough was NOT checked");
        }
        return doubts;
    }
}
