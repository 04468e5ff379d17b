// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.image;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.esp.FlashSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * What a request comes down to once its files are read.
 *
 * @param productId idProduct of the suffix, 0 to 0xffff
 * @param chip the chip of that product id, or empty for one we do not know
 * @param flashSize size of the flash chip
 * @param files the files by ascending address
 * @param problems what is wrong with single files
 * @param warnings what somebody should look at
 */
record CreateInputs(
        int productId,
        Optional<Chip> chip,
        FlashSize flashSize,
        List<InputFile> files,
        List<Problem> problems,
        List<Problem> warnings) {

    static CreateInputs read(CreateRequest request) throws IOException {
        var warnings = new ArrayList<Problem>();
        var args = request.flasherArgs().isPresent()
                ? Optional.of(FlasherArgs.read(request.flasherArgs().get()))
                : Optional.<FlasherArgs>empty();
        var files = readAll(request, args);
        if (files.isEmpty()) {
            throw CreateError.NO_INPUT.because("there is no file to put into the image");
        }
        args.ifPresent(found -> found.encrypted()
                .forEach(path -> warnings.add(ImageError.ENCRYPTED_FILE.warning(
                        "%s: the build marks this file to be encrypted in flash; it is stored as it is", path))));

        int productId = productId(request, args, files);
        var chip = Chip.ofProductId(productId);
        var problems = new ArrayList<Problem>();
        files.forEach(file -> check(file, chip, problems));
        return new CreateInputs(productId, chip, flashSize(request, args), files, problems, warnings);
    }

    private static List<InputFile> readAll(CreateRequest request, Optional<FlasherArgs> args) throws IOException {
        var wanted = new ArrayList<>(request.files());
        args.ifPresent(found -> wanted.addAll(found.files()));
        var files = new ArrayList<InputFile>();
        for (var one : wanted) {
            files.add(read(one, args));
        }
        files.sort(Comparator.comparingLong(InputFile::address));
        return files;
    }

    private static InputFile read(AddressedFile wanted, Optional<FlasherArgs> args) throws IOException {
        var path = wanted.file();
        if (!Files.exists(path)) {
            var by = args.filter(found -> found.files().contains(wanted))
                    .map(found -> " (listed in " + found.source() + ")")
                    .orElse("");
            throw new NoSuchFileException(path + by);
        }
        if (Files.isDirectory(path)) {
            throw new IOException(path + ": is a folder, not a file");
        }
        var name = path.getFileName() == null
                ? path.toString()
                : path.getFileName().toString();
        return new InputFile(wanted.address(), path.toString(), name, Bytes.read(path));
    }

    private static int productId(CreateRequest request, Optional<FlasherArgs> args, List<InputFile> files)
            throws IOException {
        var target = request.target().isPresent()
                ? request.target()
                : request.pid().isPresent() ? Optional.<String>empty() : args.flatMap(FlasherArgs::chip);
        if (target.isPresent()) {
            int productId = Chip.namedWithDfu(target.get()).productId();
            if (request.pid().orElse(productId) != productId) {
                throw CreateError.TARGET_CONTRADICTED.because(
                        "target %s has the product id 0x%04x, but 0x%04x is asked for",
                        target.get(), productId, request.pid().getAsInt());
            }
            return productId;
        }
        return request.pid().isPresent()
                ? request.pid().getAsInt()
                : chipOfImages(files).productId();
    }

    private static Chip chipOfImages(List<InputFile> files) throws IOException {
        var chips = new LinkedHashSet<Chip>();
        files.forEach(
                file -> ImageChip.of(file.content()).flatMap(Chip::ofImageId).ifPresent(chips::add));
        if (chips.isEmpty()) {
            throw CreateError.NO_TARGET.because("no file says which chip it is for");
        }
        if (chips.size() > 1) {
            throw ImageError.MIXED_CHIPS.of("the files are for different chips: %s", chips);
        }
        var chip = chips.iterator().next();
        if (!chip.hasDfu()) {
            throw chip.dfuNotSupported();
        }
        return chip;
    }

    private static FlashSize flashSize(CreateRequest request, Optional<FlasherArgs> args)
            throws InvalidRequestException {
        if (request.flashSize().isPresent()) {
            return request.flashSize().get();
        }

        var built = args.flatMap(FlasherArgs::flashSize);
        if (built.isEmpty()) {
            return FlashSize.MB_2;
        }
        if (built.get().equals("detect") || built.get().equals("keep")) {
            throw CreateError.FLASH_SIZE_OPEN.because(
                    "%s has the flash size \"%s\", which only a serial tool can resolve",
                    args.get().source(), built.get());
        }
        return FlashSize.named(built.get());
    }

    private static void check(InputFile file, Optional<Chip> chip, List<Problem> problems) {
        if (file.content().isEmpty()) {
            problems.add(ImageError.EMPTY_FILE.error("%s: is empty", file.shown()));
            return;
        }

        var imageId = ImageChip.of(file.content());
        if (chip.isPresent()
                && imageId.isPresent()
                && imageId.get() != chip.get().imageId().orElse(-1)) {
            problems.add(ImageError.WRONG_CHIP.error(
                    "%s at 0x%x: is an image for %s (chip id %d), not for %s (chip id %d)",
                    file.shown(),
                    file.address(),
                    Chip.ofImageId(imageId.get()).map(Chip::target).orElse("an unknown chip"),
                    imageId.get(),
                    chip.get(),
                    chip.get().imageId().orElse(-1)));
        }
    }
}
