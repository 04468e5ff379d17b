// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.esp.ImageKind;
import io.github.dfumaven.partition.PartitionTable;
import java.util.List;
import java.util.Optional;

/** Tells what bytes at an address of flash are. */
final class Contents {

    private Contents() {}

    /**
     * Returns what some bytes are.
     *
     * @param name what to call them
     * @param address where in flash they are
     * @param parts how many entries of an archive they are cut into
     * @param data the bytes
     * @param problems gets what is wrong with them
     */
    static Content identify(String name, long address, int parts, Bytes data, List<Problem> problems) {
        try {
            if (EspImage.isLikely(data)) {
                var image = EspImage.parse(data);
                image.problems().forEach(problem -> problems.add(problem.in(name)));
                return content(name, address, parts, data, kind(image, address), Optional.of(image), Optional.empty());
            }
            if (PartitionTable.isLikely(data)) {
                var table = PartitionTable.parse(data);
                table.warnings().forEach(problem -> problems.add(problem.in(name)));
                return content(
                        name, address, parts, data, ContentKind.PARTITION_TABLE, Optional.empty(), Optional.of(table));
            }
        } catch (FormatException damaged) {
            problems.add(Problem.of(damaged).in(name));
        }
        return content(name, address, parts, data, ContentKind.DATA, Optional.empty(), Optional.empty());
    }

    private static ContentKind kind(EspImage image, long address) {
        return image.kindAt(address) == ImageKind.BOOTLOADER ? ContentKind.BOOTLOADER : ContentKind.APP;
    }

    private static Content content(
            String name,
            long address,
            int parts,
            Bytes data,
            ContentKind kind,
            Optional<EspImage> image,
            Optional<PartitionTable> table) {
        return new Content(name, address, data.length(), parts, kind, Optional.empty(), image, table);
    }
}
