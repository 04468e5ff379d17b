// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.archive.DeltaBase;
import io.github.dfumaven.archive.DfuEntry;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.dfuse.PayloadPrefix;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.partition.Partition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All that is known of a file.
 *
 * @param file its name as the caller gave it
 * @param size bytes
 * @param sha256 of the whole file
 * @param format what it is
 * @param target the chip it is for, or empty
 * @param suffix its DFU suffix, or empty
 * @param prefix the header that its maker's boot loader wants in front of the content, or empty
 * @param flashSize bytes of the flash chip it is for, or empty
 * @param delta what a delta was made from and needs on the board, or empty for a file that is no delta
 * @param entries the entries of a {@code dfu.bin}, in the order of its index
 * @param contents what goes into flash, by ascending address
 * @param image the ESP image it is, or empty
 * @param partitions the rows of the partition table it is or holds
 * @param problems all that is wrong with it
 */
public record ImageInfo(
        String file,
        long size,
        Bytes sha256,
        FileFormat format,
        Optional<Chip> target,
        Optional<Suffix> suffix,
        Optional<PayloadPrefix> prefix,
        OptionalLong flashSize,
        Optional<DeltaBase> delta,
        List<DfuEntry> entries,
        List<Content> contents,
        Optional<EspImage> image,
        List<Partition> partitions,
        List<Problem> problems) {

    public ImageInfo {
        entries = List.copyOf(entries);
        contents = List.copyOf(contents);
        partitions = List.copyOf(partitions);
        problems = List.copyOf(problems);
    }

    /**
     * Tells whether the file is known and has no error.
     *
     * @return false for a file of no known format, and for one with a problem of severity {@code ERROR}
     */
    public boolean isSound() {
        return format != FileFormat.RAW && problems.stream().noneMatch(Problem::isError);
    }
}
