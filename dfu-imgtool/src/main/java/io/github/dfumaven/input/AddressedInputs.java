// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.input;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.content.ContentKind;
import io.github.dfumaven.source.SourceRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the files whose addresses are given, by the caller or by the build. */
final class AddressedInputs {

    private AddressedInputs() {}

    static List<InputFile> read(SourceRequest request, Optional<FlasherArgs> args) throws IOException {
        var files = new ArrayList<InputFile>();
        for (var entry : request.files()) {
            files.add(read(entry.address(), entry.file(), ""));
        }
        if (args.isPresent()) {
            for (var entry : args.get().files()) {
                var file = read(
                        entry.address(),
                        entry.file(),
                        " (listed in " + args.get().source() + ")");
                files.add(args.get().isOfArchive() ? file.as(ContentKind.DATA) : file);
            }
        }
        return files;
    }

    /**
     * Reads a file.
     *
     * @param address where in flash it goes
     * @param path the file
     * @param origin what the message adds when the file is not there
     */
    static InputFile read(long address, Path path, String origin) throws IOException {
        if (!Files.exists(path) && !origin.isEmpty() && BuildPaths.isOfWindows(path)) {
            throw InputError.FLASHER_ARGS_WINDOWS_PATH.of("%s%s: no such file", path, origin);
        }
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path + origin);
        }
        if (Files.isDirectory(path)) {
            throw new IOException(path + origin + ": is a folder, not a file");
        }
        var base = path.getFileName();
        return new InputFile(address, path.toString(), base == null ? "" : base.toString(), Bytes.read(path));
    }
}
