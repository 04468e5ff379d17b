// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.extract;

import io.github.dfumaven.archive.DeltaBase;
import io.github.dfumaven.archive.SafeName;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Part;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.firmware.AddressedFile;
import io.github.dfumaven.firmware.ArchiveFile;
import io.github.dfumaven.firmware.FirmwareFile;
import io.github.dfumaven.firmware.SuffixedFile;
import io.github.dfumaven.input.FlasherArgs;
import java.util.ArrayList;
import java.util.List;
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
        var found = FirmwareFile.asContent(file);
        if (found instanceof ArchiveFile archive) {
            return archive(archive);
        }
        if (found instanceof AddressedFile container) {
            return new Container(
                    container.undamaged().parts().stream().map(Container::file).toList());
        }
        if (found instanceof SuffixedFile suffixed) {
            suffixed.undamaged();
            return new Container(
                    List.of(new ExtractedFile("payload.bin", OptionalLong.empty(), 1, suffixed.payload())));
        }
        throw ExtractError.NOT_A_CONTAINER.of("is neither a dfu.bin nor another file that holds files");
    }

    /** The names are looked at first: whoever made a bad one is not believed anything else. */
    private static Container archive(ArchiveFile archive) throws FormatException {
        var parts = archive.parts();
        for (var part : parts) {
            SafeName.check(part.name());
        }
        archive.undamaged();

        var image = archive.image();
        var files = new ArrayList<ExtractedFile>();
        var taken = Optional.<Problem>empty();
        for (var part : parts) {
            if (part.name().equalsIgnoreCase(FlasherArgs.NAME)) {
                taken = Optional.of(ExtractError.NOT_REBUILDABLE.warning(
                        "the file %s at 0x%x has the name of the list of files, so none is written",
                        part.name(), part.address()));
            }
            files.add(file(part));
        }
        image.delta()
                .ifPresent(
                        base -> files.add(new ExtractedFile(DeltaBase.ENTRY, OptionalLong.empty(), 1, base.toBytes())));
        return new Container(
                files, taken.isPresent() ? Optional.empty() : Optional.of(FlasherArgsWriter.write(image)), taken);
    }

    private static ExtractedFile file(Part part) {
        return new ExtractedFile(part.fileName(), OptionalLong.of(part.address()), part.entries(), part.data());
    }
}
