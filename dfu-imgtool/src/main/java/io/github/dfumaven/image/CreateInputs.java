// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.image;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.esp.FlashSize;
import io.github.dfumaven.layout.Content;
import io.github.dfumaven.layout.ContentFinder;
import io.github.dfumaven.layout.FitRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a request comes down to once its files are read.
 *
 * @param productId idProduct of the suffix, 0 to 0xffff
 * @param chip the chip of that product id, or empty for one we do not know
 * @param flashSize size of the flash chip
 * @param files the files by ascending address
 * @param problems what is wrong with the files
 */
record CreateInputs(
        int productId, Optional<Chip> chip, FlashSize flashSize, List<InputFile> files, List<Problem> problems) {

    static CreateInputs read(CreateRequest request) throws IOException {
        var problems = new ArrayList<Problem>();
        var args = request.flasherArgs().isPresent()
                ? Optional.of(FlasherArgs.read(request.flasherArgs().get()))
                : Optional.<FlasherArgs>empty();
        args.ifPresent(found -> found.encrypted()
                .forEach(path -> problems.add(ImageError.ENCRYPTED_FILE.warning(
                        "%s: the build marks this file to be encrypted in flash; it is stored as it is", path))));

        var files = new ArrayList<>(AddressedInputs.read(request, args));
        var parts = PartInputs.read(request);
        if (files.isEmpty() && parts.isEmpty()) {
            throw CreateError.NO_INPUT.because("there is no file to put into the image");
        }

        int productId = productId(
                request, args, Stream.concat(files.stream(), parts.files()).toList());
        var chip = Chip.ofProductId(productId);
        var flashSize = flashSize(request, args, parts);
        files.addAll(parts.place(chip, flashSize));
        files.sort(Comparator.comparingLong(InputFile::address));
        problems.addAll(check(files, chip, flashSize));
        return new CreateInputs(productId, chip, flashSize, files, problems);
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
        files.stream()
                .flatMap(file -> identify(file, new ArrayList<>()).image().flatMap(EspImage::chip).stream())
                .forEach(chips::add);
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

    private static FlashSize flashSize(CreateRequest request, Optional<FlasherArgs> args, PartInputs parts)
            throws InvalidRequestException {
        if (request.flashSize().isPresent()) {
            return request.flashSize().get();
        }

        var built = args.flatMap(FlasherArgs::flashSize);
        if (built.isPresent() && (built.get().equals("detect") || built.get().equals("keep"))) {
            throw CreateError.FLASH_SIZE_OPEN.because(
                    "%s has the flash size \"%s\", which only a serial tool can resolve",
                    args.get().source(), built.get());
        }
        return built.isPresent()
                ? FlashSize.named(built.get())
                : parts.flashSizeOfApp().orElse(FlashSize.MB_2);
    }

    private static List<Problem> check(List<InputFile> files, Optional<Chip> chip, FlashSize flashSize) {
        var problems = new ArrayList<Problem>();
        var contents = new ArrayList<Content>();
        for (var file : files) {
            if (file.content().isEmpty()) {
                problems.add(ImageError.EMPTY_FILE.error("%s: is empty", file.shown()));
            } else {
                contents.add(identify(file, problems));
            }
        }

        var partitions = ContentFinder.partitions(contents);
        problems.addAll(FitRules.check(chip, OptionalLong.of(flashSize.bytes()), contents, partitions));
        return problems;
    }

    private static Content identify(InputFile file, List<Problem> problems) {
        return ContentFinder.identify(file.shown(), file.address(), 1, file.content(), problems);
    }
}
