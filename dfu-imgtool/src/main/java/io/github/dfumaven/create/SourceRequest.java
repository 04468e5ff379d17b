// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.create;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where the files that go into flash come from, and where in flash they go. All sources may be used at once.
 *
 * @param files files and their addresses
 * @param flasherArgs {@code flasher_args.json} or the build folder that holds it
 * @param bootloader the second-stage bootloader, which goes where the chip's ROM looks for it
 * @param partitions the partition table, binary or CSV
 * @param app the application, which goes to the partition that boots first
 * @param data files for partitions, by the partition's name
 * @param partitionTableOffset where the partition table goes, 0x8000 if empty
 * @param encrypted whether the files are encrypted for the flash already, so that nobody can see what they are
 */
public record SourceRequest(
        List<AddressedFile> files,
        Optional<Path> flasherArgs,
        Optional<Path> bootloader,
        Optional<Path> partitions,
        Optional<Path> app,
        Map<String, Path> data,
        OptionalLong partitionTableOffset,
        boolean encrypted) {

    /** No source at all. */
    public static final SourceRequest NONE = new SourceRequest(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            OptionalLong.empty(),
            false);

    /** Copies list and map. */
    public SourceRequest {
        files = List.copyOf(files);
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }
}
