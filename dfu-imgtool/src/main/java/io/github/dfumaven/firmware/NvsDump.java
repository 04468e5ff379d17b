// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.nvs.StoredNvs;
import java.util.List;
import java.util.Optional;

/**
 * What is in a partition of NVS, by itself: made from values, or read back from a board.
 *
 * @param file all its bytes
 * @param stored what is stored in it
 */
public record NvsDump(Bytes file, StoredNvs stored) implements FirmwareFile {

    static Optional<NvsDump> find(Bytes file) {
        return StoredNvs.alone(file).map(stored -> new NvsDump(file, stored));
    }

    @Override
    public FileKind kind() {
        return FileKind.NVS_PARTITION;
    }

    @Override
    public List<Problem> problems() {
        return stored.problems(false);
    }
}
