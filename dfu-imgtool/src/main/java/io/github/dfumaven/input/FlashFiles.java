// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.input;

import io.github.dfumaven.archive.ArchiveError;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.source.SourceRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of a request and where they go, for any chip and whatever is to be made of them.
 *
 * @param chip the chip they are for
 * @param files the files by ascending address
 * @param doubts what somebody should look at, besides what the place of a file tells
 */
public record FlashFiles(Chip chip, List<PlacedFile> files, List<Problem> doubts) {

    /** Copies the lists. */
    public FlashFiles {
        files = List.copyOf(files);
        doubts = List.copyOf(doubts);
    }

    /**
     * Reads the files of a request and finds out where they go.
     *
     * @param request where the files come from
     * @param target name of the chip; if empty, the build or the images tell it
     * @param flashSize size of the flash chip that a partition table must fit, or empty if that does not matter
     * @return chip and files
     * @throws InvalidRequestException if the request is incomplete, or nothing tells the chip
     * @throws FormatException if an input is bad, or images are for different chips and no target is given
     * @throws IOException if an input cannot be read
     */
    public static FlashFiles read(SourceRequest request, Optional<String> target, Optional<FlashSize> flashSize)
            throws IOException {
        var sources = Sources.read(request);
        var args = sources.args();
        if (args.flatMap(FlasherArgs::deltaBase).isPresent()) {
            throw ArchiveError.DELTA_NOT_WHOLE.of(
                    "the files of %s are those of a delta, which leaves out most of the flash",
                    args.get().source());
        }
        var name = target.or(sources::target);
        var chip = name.isPresent() ? Chip.named(name.get()) : sources.chipOfImages();
        var doubts = new ArrayList<Problem>();
        return new FlashFiles(chip, sources.place(Optional.of(chip), flashSize, doubts), doubts);
    }
}
