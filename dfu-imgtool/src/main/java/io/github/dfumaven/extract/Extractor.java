// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.extract;

import io.github.dfumaven.archive.SafeName;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.input.FlasherArgs;
import io.github.dfumaven.source.SourceRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Gets files back out of containers. */
public final class Extractor {

    private Extractor() {}

    /**
     * Writes the files of a container into a folder: all of them, or nothing at all. Parts of one file are joined. Beside
     * the files of a {@code dfu.bin} goes a {@code flasher_args.json}, from which the same archive can be built again.
     *
     * @param source a {@code dfu.bin}, DfuSe, UF2 or other file with a DFU suffix
     * @param folder where the files go, made if it is not there; files of the same names are replaced
     * @return what was written
     * @throws FormatException if the container is damaged or unknown, a name would leave the folder, or something other
     *     than a file has the name of one in the folder
     * @throws IOException if the container cannot be read or a file not be written
     */
    public static Extraction extract(Path source, Path folder) throws IOException {
        return extract(source, Bytes.read(source), folder);
    }

    /**
     * Writes the files of a container that is in memory into a folder, as {@link #extract(Path, Path)} does.
     *
     * @param source how messages call the container
     * @param content all its bytes
     * @param folder where the files go
     * @return what was written
     * @throws FormatException as {@link #extract(Path, Path)}
     * @throws IOException as {@link #extract(Path, Path)}
     */
    public static Extraction extract(Path source, Bytes content, Path folder) throws IOException {
        Container container;
        try {
            container = Container.read(content);
            for (var file : container.files()) {
                SafeName.check(file.name());
            }
        } catch (FormatException bad) {
            throw bad.in(source.toString());
        }

        try (var staging = Staging.in(folder)) {
            for (var file : container.files()) {
                staging.add(file.name(), file.content());
            }
            var problem = container.warning().map(warning -> warning.in(source.toString()));
            if (container.manifest().isPresent()) {
                staging.add(FlasherArgs.NAME, container.manifest().get());
                problem = rebuildProblem(source, content, staging.fresh());
            }
            staging.appear();
            boolean isArchive = container.manifest().isPresent();
            return new Extraction(
                    source,
                    folder,
                    container.files(),
                    isArchive,
                    isArchive && problem.isEmpty(),
                    problem.map(List::of).orElse(List.of()));
        }
    }

    private static Optional<Problem> rebuildProblem(Path source, Bytes content, Path folder) throws IOException {
        var again = new ByteArrayOutputStream(content.length());
        try {
            DfuImages.create(CreateRequest.of(SourceRequest.ofBuild(folder)), again);
        } catch (DfuException refused) {
            return Optional.of(ExtractError.NOT_REBUILDABLE.warning(
                    "%s cannot be built again from these files: %s", source, refused.getMessage()));
        }
        return Bytes.copyOf(again.toByteArray()).equals(content)
                ? Optional.empty()
                : Optional.of(ExtractError.NOT_REBUILDABLE.warning(
                        "%s comes out with other bytes when it is built again from these files", source));
    }
}
