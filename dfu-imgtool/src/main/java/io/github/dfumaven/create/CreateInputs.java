// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.create;

import io.github.dfumaven.archive.ArchiveError;
import io.github.dfumaven.archive.DeltaBase;
import io.github.dfumaven.archive.SuffixRules;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.input.FlasherArgs;
import io.github.dfumaven.input.Sources;
import io.github.dfumaven.input.TextInputs;
import io.github.dfumaven.layout.Layout;
import io.github.dfumaven.layout.LayoutTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a request comes down to once its files are read.
 *
 * @param productId idProduct of the suffix, 0 to 0xffff
 * @param chip the chip of that product id, or empty for one we do not know
 * @param flashSize size of the flash chip
 * @param partSize bytes after which a file is cut
 * @param files the files by ascending address
 * @param deltaBase what has to be in flash already, or empty for an image that needs nothing
 * @param problems what is wrong with the files
 */
record CreateInputs(
        int productId,
        Optional<Chip> chip,
        FlashSize flashSize,
        long partSize,
        List<PlacedFile> files,
        Optional<DeltaBase> deltaBase,
        List<Problem> problems) {

    static CreateInputs read(CreateRequest request) throws IOException {
        var sources = Sources.read(request.sources());
        var problems = new ArrayList<Problem>();
        sources.args()
                .ifPresent(found -> found.encrypted()
                        .forEach(path -> problems.add(CreateError.ENCRYPTED_FILE.warning(
                                "%s: the build marks this file to be encrypted in flash; it is stored as it is",
                                path))));

        int productId = productId(request, sources);
        var chip = Chip.ofProductId(productId);
        var flashSize = flashSize(request, sources);
        var files = TextInputs.takenApart(sources.place(chip, Optional.of(flashSize), problems)).stream()
                .sorted((one, other) -> Long.compare(one.address(), other.address()))
                .toList();
        problems.addAll(check(request, files, productId, flashSize));
        return new CreateInputs(
                productId, chip, flashSize, partSize(request, sources), files, deltaBase(sources), problems);
    }

    private static long partSize(CreateRequest request, Sources sources) {
        var built = sources.args().map(FlasherArgs::partSize).orElse(OptionalLong.empty());
        return request.partSize().orElse(built.orElse(CreateRequest.DEFAULT_PART_SIZE));
    }

    private static Optional<DeltaBase> deltaBase(Sources sources) throws IOException {
        var file = sources.args().flatMap(FlasherArgs::deltaBase);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(DeltaBase.parse(Bytes.read(file.get())));
        } catch (FormatException e) {
            throw e.in(file.get().toString());
        }
    }

    private static int productId(CreateRequest request, Sources sources) throws IOException {
        var target = request.target().isPresent()
                ? request.target()
                : request.pid().isPresent() ? Optional.<String>empty() : sources.target();
        if (target.isPresent()) {
            int productId = Chip.namedWithDfu(target.get()).productId();
            if (request.pid().orElse(productId) != productId) {
                throw CreateError.TARGET_CONTRADICTED.because(
                        "target %s has the product id 0x%04x, but 0x%04x is asked for",
                        target.get(), productId, request.pid().getAsInt());
            }
            return productId;
        }
        if (request.pid().isPresent()) {
            return request.pid().getAsInt();
        }

        var chip = sources.chipOfImages();
        if (!chip.hasDfu()) {
            throw chip.dfuNotSupported();
        }
        return chip.productId();
    }

    private static FlashSize flashSize(CreateRequest request, Sources sources) throws InvalidRequestException {
        if (request.flashSize().isPresent()) {
            return request.flashSize().get();
        }

        var args = sources.args();
        var built = args.flatMap(FlasherArgs::flashSize);
        if (built.isPresent() && (built.get().equals("detect") || built.get().equals("keep"))) {
            throw CreateError.FLASH_SIZE_OPEN.because(
                    "%s has the flash size \"%s\", which only a serial tool can resolve",
                    args.get().source(), built.get());
        }
        return built.isPresent()
                ? FlashSize.named(built.get())
                : sources.flashSizeOfApp().orElse(FlashSize.MB_2);
    }

    private static List<Problem> check(
            CreateRequest request, List<PlacedFile> files, int productId, FlashSize flashSize) {
        var problems = new ArrayList<Problem>();
        files.stream()
                .filter(file -> file.size() == 0)
                .forEach(file -> problems.add(ArchiveError.EMPTY_FILE.error("%s: is empty", file.name())));
        var placed = files.stream().filter(file -> file.size() > 0).toList();
        var layout = Layout.of(
                placed,
                new LayoutTarget(
                        Chip.ofProductId(productId),
                        OptionalLong.of(flashSize.bytes()),
                        request.sources().encrypted()));
        problems.addAll(layout.problems());
        problems.addAll(SuffixRules.check(Chip.VENDOR_ID, productId, layout.chip()));
        return problems;
    }
}
