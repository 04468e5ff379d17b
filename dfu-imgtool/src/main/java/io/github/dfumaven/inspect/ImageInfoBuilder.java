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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Collects what is known of a file; what is not set is absent. */
final class ImageInfoBuilder {

    private final String name;
    private final Bytes file;
    private final FileFormat format;
    private final List<Problem> problems = new ArrayList<>();
    private Optional<Chip> target = Optional.empty();
    private Optional<Suffix> suffix = Optional.empty();
    private Optional<PayloadPrefix> prefix = Optional.empty();
    private OptionalLong flashSize = OptionalLong.empty();
    private Optional<DeltaBase> delta = Optional.empty();
    private List<DfuEntry> entries = List.of();
    private List<Content> contents = List.of();
    private Optional<EspImage> image = Optional.empty();
    private List<Partition> partitions = List.of();

    ImageInfoBuilder(String name, Bytes file, FileFormat format) {
        this.name = name;
        this.file = file;
        this.format = format;
    }

    ImageInfoBuilder target(Optional<Chip> chip) {
        target = chip;
        return this;
    }

    ImageInfoBuilder suffix(Optional<Suffix> found) {
        suffix = found;
        return this;
    }

    ImageInfoBuilder prefix(Optional<PayloadPrefix> found) {
        prefix = found;
        return this;
    }

    ImageInfoBuilder flashSize(OptionalLong bytes) {
        flashSize = bytes;
        return this;
    }

    ImageInfoBuilder delta(Optional<DeltaBase> found) {
        delta = found;
        return this;
    }

    ImageInfoBuilder entries(List<DfuEntry> all) {
        entries = all;
        return this;
    }

    ImageInfoBuilder contents(List<Content> all) {
        contents = all;
        return this;
    }

    ImageInfoBuilder image(EspImage found) {
        image = Optional.of(found);
        return this;
    }

    ImageInfoBuilder partitions(List<Partition> all) {
        partitions = all;
        return this;
    }

    ImageInfoBuilder problem(Problem problem) {
        problems.add(problem);
        return this;
    }

    ImageInfoBuilder problems(List<Problem> more) {
        problems.addAll(more);
        return this;
    }

    ImageInfo build() {
        return new ImageInfo(
                name,
                file.length(),
                file.sha256(),
                format,
                target,
                suffix,
                prefix,
                flashSize,
                delta,
                entries,
                contents,
                image,
                partitions,
                problems);
    }
}
