// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.create;

import io.github.dfumaven.archive.ImageError;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.firmware.SectorNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a request, read, but not all of them with their addresses yet.
 *
 * @param args what the build says, or empty when it is not asked
 * @param addressed the files whose addresses are given
 * @param parts the files whose addresses follow from chip and partition table
 */
record Sources(Optional<FlasherArgs> args, List<InputFile> addressed, PartInputs parts) {

    static Sources read(SourceRequest request) throws IOException {
        var args = request.flasherArgs().isPresent()
                ? Optional.of(FlasherArgs.read(request.flasherArgs().get()))
                : Optional.<FlasherArgs>empty();
        var sources = new Sources(args, AddressedInputs.read(request, args), PartInputs.read(request));
        if (sources.files().findAny().isEmpty()) {
            throw CreateError.NO_INPUT.because("there is no file to put into the image");
        }
        return sources;
    }

    /** Returns all files; those of the parts are without their addresses. */
    Stream<InputFile> files() {
        return Stream.concat(addressed.stream(), parts.files());
    }

    /** Returns the name of the chip that the build is for. */
    Optional<String> target() {
        return args.flatMap(FlasherArgs::chip);
    }

    /** Returns the one chip that the images among the files are for. */
    Chip chipOfImages() throws FormatException, InvalidRequestException {
        var chips = new LinkedHashSet<Chip>();
        TextInputs.takenApart(files().toList()).stream()
                .filter(file -> !SectorNames.isOne(file.shown()))
                .flatMap(file -> EspImage.find(file.content()).flatMap(EspImage::chip).stream())
                .forEach(chips::add);
        if (chips.isEmpty()) {
            throw CreateError.NO_TARGET.because("no file says which chip it is for");
        }
        if (chips.size() > 1) {
            throw ImageError.MIXED_CHIPS.of("the files are for different chips: %s", chips);
        }
        return chips.iterator().next();
    }

    /** Returns all files with their addresses, by ascending address. */
    List<InputFile> place(Optional<Chip> chip, Optional<FlashSize> flashSize) throws IOException {
        var files = new ArrayList<>(addressed);
        files.addAll(parts.place(chip, flashSize));
        files.sort(Comparator.comparingLong(InputFile::address));
        return files;
    }
}
