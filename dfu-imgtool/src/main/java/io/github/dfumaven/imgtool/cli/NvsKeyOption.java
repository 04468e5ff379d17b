// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.nvs.NvsKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The key of an encrypted NVS partition. */
final class NvsKeyOption {

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The key of an encrypted partition: 64 bytes, or a keys partition.")
    @Nullable
    Path key;

    /** {@return the file, or null} */
    @Nullable
    Path file() {
        return key;
    }

    Optional<NvsKey> read() throws IOException {
        return NvsKey.read(key);
    }
}
