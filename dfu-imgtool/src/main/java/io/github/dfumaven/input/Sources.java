// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.input;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.firmware.SectorNames;
import io.github.dfumaven.source.SourceRequest;
import java.io.IOException;
import java.util.ArrayList;
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
public record Sources(Optional<FlasherArgs> args, List<PlacedFile> addressed, PartInputs parts) {

    /**
     * Reads the files of a request.
     *
     * @param request where the files come from
     * @return the files, at least one
     * @throws InvalidRequestException if there is none
     * @throws FormatException if what the build says is bad
     * @throws IOException if a file cannot be read
     */
    public static Sources read(SourceRequest request) throws IOException {
        var args = request.flasherArgs().isPresent()
                ? Optional.of(FlasherArgs.read(request.flasherArgs().get()))
                : Optional.<FlasherArgs>empty();
        var sources = new Sources(args, AddressedInputs.read(request, args), PartInputs.read(request));
        if (sources.files().findAny().isEmpty()) {
            throw InputError.NO_INPUT.because("there is no file to put into the image");
        }
        return sources;
    }

    /** Returns all files; those of the parts are without their addresses. */
    Stream<PlacedFile> files() {
        return Stream.concat(addressed.stream(), parts.files());
    }

    /** {@return the name of the chip that the build is for, or empty} */
    public Optional<String> target() {
        return args.flatMap(FlasherArgs::chip);
    }

    /** {@return the size of the flash that the application is for, or empty} */
    public Optional<FlashSize> flashSizeOfApp() {
        return parts.flashSizeOfApp();
    }

    /**
     * {@return the one chip that the images among the files are for}
     *
     * @throws FormatException if they are for different ones
     * @throws InvalidRequestException if none tells it
     */
    public Chip chipOfImages() throws FormatException, InvalidRequestException {
        var chips = new LinkedHashSet<Chip>();
        TextInputs.takenApart(files().toList()).stream()
                .filter(file -> !SectorNames.isOne(file.name()))
                .flatMap(file -> EspImage.find(file.data()).flatMap(EspImage::chip).stream())
                .forEach(chips::add);
        if (chips.isEmpty()) {
            throw InputError.NO_TARGET.because("no file says which chip it is for");
        }
        if (chips.size() > 1) {
            throw InputError.MIXED_CHIPS.of("the files are for different chips: %s", chips);
        }
        return chips.iterator().next();
    }

    /**
     * {@return all files with their addresses: the files by ascending address}
     *
     * @param chip the chip, needed for the bootloader
     * @param flashSize size of the flash chip, which the partition table must fit if it is known
     * @param doubts gets what somebody should look at, besides what the place of a file tells
     * @throws InvalidRequestException if an address cannot be told
     * @throws FormatException if the partition table is bad
     * @throws IOException if a file cannot be read
     */
    public List<PlacedFile> place(Optional<Chip> chip, Optional<FlashSize> flashSize, List<Problem> doubts)
            throws IOException {
        var files = new ArrayList<>(addressed);
        files.addAll(parts.place(chip, flashSize, doubts));
        files.sort((one, other) -> Long.compare(one.address(), other.address()));
        return files;
    }
}
