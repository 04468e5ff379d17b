// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.archive.DfuEntry;
import io.github.dfumaven.bytes.Bytes;
import java.util.OptionalLong;

/**
 * An entry of a {@code dfu.bin}.
 *
 * @param name as the index has it
 * @param address in flash, or empty for the parameters of the flash chip
 * @param size bytes of its content
 * @param md5 of the content, as the index has it
 * @param md5Valid whether that is right
 */
public record ArchiveEntry(String name, OptionalLong address, int size, Bytes md5, boolean md5Valid) {

    static ArchiveEntry of(DfuEntry entry) {
        var info = entry.info();
        return new ArchiveEntry(
                info.name(),
                entry.isFile() ? OptionalLong.of(info.address()) : OptionalLong.empty(),
                entry.data().length(),
                info.md5(),
                entry.md5Valid());
    }
}
