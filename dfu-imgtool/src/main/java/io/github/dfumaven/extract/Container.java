// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.extract;

import io.github.dfumaven.archive.DeltaBase;
import io.github.dfumaven.archive.DfuContent;
import io.github.dfumaven.archive.DfuImage;
import io.github.dfumaven.archive.SafeName;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.create.FlasherArgs;
import io.github.dfumaven.create.FlasherArgsWriter;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.dfuse.DfuSeFile;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.firmware.FileKind;
import io.github.dfumaven.firmware.Recognised;
import io.github.dfumaven.uf2.Uf2File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is in a container.
 *
 * @param files the files
 * @param manifest the text of {@code flasher_args.json}, for a {@code dfu.bin}
 * @param warning why it cannot be built again from the files, or empty where that is yet to be seen
 */
record Container(List<ExtractedFile> files, Optional<Bytes> manifest, Optional<Problem> warning) {

    private Container(List<ExtractedFile> files) {
        this(files, Optional.empty(), Optional.empty());
    }

    static Container read(Bytes file) throws FormatException {
        var kind = Recognised.wrapping(file).orElse(FileKind.UNKNOWN);
        return switch (kind) {
            case DFU_IMAGE -> archive(file);
            case UF2 -> uf2(file);
            case DFUSE -> dfuSe(DfuFile.parse(file).payload());
            case DFU_SUFFIXED -> suffixed(DfuFile.parse(file).payload());
            default -> throw ExtractError.NOT_A_CONTAINER.of("is neither a dfu.bin nor another file that holds files");
        };
    }

    private static Container suffixed(Bytes payload) {
        return new Container(List.of(new ExtractedFile("payload.bin", OptionalLong.empty(), 1, payload)));
    }

    /** The names are looked at first: whoever made a bad one is not believed anything else. */
    private static Container archive(Bytes file) throws FormatException {
        for (var content : DfuImage.inspect(file).contents()) {
            SafeName.check(content.name());
        }

        var image = DfuImage.parseUndamaged(file);

        var files = new ArrayList<ExtractedFile>();
        var taken = Optional.<Problem>empty();
        for (DfuContent content : image.contents()) {
            if (content.name().equalsIgnoreCase(FlasherArgs.NAME)) {
                taken = Optional.of(ExtractError.NOT_REBUILDABLE.warning(
                        "the file %s at 0x%x has the name of the list of files, so none is written",
                        content.name(), content.address()));
            }
            files.add(new ExtractedFile(
                    content.name(),
                    OptionalLong.of(content.address()),
                    content.parts().size(),
                    content.data()));
        }
        image.delta()
                .ifPresent(
                        base -> files.add(new ExtractedFile(DeltaBase.ENTRY, OptionalLong.empty(), 1, base.toBytes())));
        return new Container(
                files, taken.isPresent() ? Optional.empty() : Optional.of(FlasherArgsWriter.write(image)), taken);
    }

    private static Container uf2(Bytes file) throws FormatException {
        var uf2 = Uf2File.parse(file);
        refuse(uf2.problems());
        boolean several = uf2.families().size() > 1;
        var files = new ArrayList<ExtractedFile>();
        for (var range : uf2.ranges()) {
            var family = several && range.family().isPresent() ? range.family().get() + "-" : "";
            files.add(file(family, range.region()));
        }
        return new Container(files);
    }

    private static Container dfuSe(Bytes payload) throws FormatException {
        var container = DfuSeFile.parse(payload);
        refuse(container.problems());
        var files = new ArrayList<ExtractedFile>();
        for (var target : container.targets()) {
            target.elements().forEach(element -> files.add(file("alt" + target.alternate() + "-", element)));
        }
        return new Container(files);
    }

    private static ExtractedFile file(String prefix, Region region) {
        var name = String.format(Locale.ROOT, "%s0x%08x.bin", prefix, region.address());
        return new ExtractedFile(name, OptionalLong.of(region.address()), 1, region.data());
    }

    private static void refuse(List<Problem> problems) throws FormatException {
        var errors = problems.stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            throw FormatException.of(errors);
        }
    }
}
