// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.archive.DeltaBase;
import io.github.dfumaven.archive.DfuEntry;
import io.github.dfumaven.archive.DfuImage;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.dfuse.PayloadPrefix;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.firmware.ArchiveFile;
import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.firmware.EspImageFile;
import io.github.dfumaven.firmware.FileKind;
import io.github.dfumaven.firmware.FirmwareFile;
import io.github.dfumaven.firmware.Suffix;
import io.github.dfumaven.firmware.SuffixedFile;
import io.github.dfumaven.layout.Layout;
import io.github.dfumaven.nvs.StoredNvs;
import io.github.dfumaven.partition.Partition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** All that is known of a file. */
public final class ImageInfo {

    private final String file;
    private final FirmwareFile firmware;
    private final Bytes sha256;
    private final Layout layout;
    private final List<Problem> problems;

    /**
     * Creates what is known of a file.
     *
     * @param file its name as the caller gave it
     * @param firmware what it is and what is in it
     */
    ImageInfo(String file, FirmwareFile firmware) {
        this.file = file;
        this.firmware = firmware;
        this.sha256 = firmware.file().sha256();
        this.layout = Layout.of(firmware);
        this.problems = Stream.concat(firmware.problems().stream(), layout.problems().stream())
                .toList();
    }

    /** {@return its name as the caller gave it} */
    public String file() {
        return file;
    }

    /** {@return the SHA-256 of the whole file: 32 bytes} */
    public Bytes sha256() {
        return sha256;
    }

    /** {@return all that is wrong with it} */
    public List<Problem> problems() {
        return problems;
    }

    /** {@return how many bytes the file has} */
    public long size() {
        return firmware.file().length();
    }

    /** {@return the name of its format that programs read, such as {@code esp-image}; {@code raw} for what is no firmware} */
    public String format() {
        return kind().id();
    }

    /** {@return the name of its format that people read, such as {@code ESP image}} */
    public String title() {
        return kind().title();
    }

    /** {@return what the file is; {@code UNKNOWN} for what is no firmware, and for a text what it stands for} */
    FileKind kind() {
        return firmware.kind().meaning();
    }

    /** {@return the chip that the file is for, or empty if nothing tells it} */
    public Optional<Chip> target() {
        return layout.chip();
    }

    /** {@return the DFU suffix, or empty} */
    Optional<Suffix> suffix() {
        return firmware.suffix();
    }

    /** {@return the header that its maker's boot loader wants in front of the content, or empty} */
    Optional<PayloadPrefix> prefix() {
        return firmware instanceof SuffixedFile suffixed ? suffixed.prefix() : Optional.empty();
    }

    /** {@return bytes of the flash chip that the file is for, or empty if nothing tells it} */
    public OptionalLong flashSize() {
        return layout.flashSize();
    }

    /** {@return what a delta was made from and needs on the board, or empty for a file that is no delta} */
    Optional<DeltaBase> delta() {
        return archive().flatMap(DfuImage::delta);
    }

    /** {@return the entries of a {@code dfu.bin}, in the order of its index} */
    public List<ArchiveEntry> entries() {
        return rawEntries().stream().map(ArchiveEntry::of).toList();
    }

    List<DfuEntry> rawEntries() {
        return archive().map(DfuImage::entries).orElse(List.of());
    }

    /** {@return what goes into flash, by ascending address} */
    public List<ContentInfo> contents() {
        return layout.files().stream().map(ContentInfo::new).toList();
    }

    /** Returns what goes into flash, with what was found in it. */
    List<Content> found() {
        return layout.files();
    }

    /** {@return what the application says of itself: the one that the file is, or the first one in it; or empty} */
    public Optional<AppInfo> app() {
        return Stream.concat(image().stream(), found().stream().flatMap(content -> content.image().stream()))
                .flatMap(image -> image.app().stream())
                .findFirst()
                .map(AppInfo::of);
    }

    /** {@return what is known of the file as a whole, as people read it} */
    public List<Fact> facts() {
        return Facts.of(this);
    }

    /** {@return what is known of the ESP image that the file is, as people read it; nothing for other files} */
    public List<Fact> imageFacts() {
        return image().map(Facts::of).orElse(List.of());
    }

    /** Returns the ESP image that the file is, or empty. */
    Optional<EspImage> image() {
        var found = firmware instanceof SuffixedFile suffixed
                ? suffixed.image()
                : Optional.of(firmware).filter(EspImageFile.class::isInstance).map(EspImageFile.class::cast);
        return found.flatMap(EspImageFile::image);
    }

    /** {@return the rows of the partition table that the file is or holds} */
    public List<Partition> partitions() {
        return layout.partitions();
    }

    /** {@return how full each partition of NVS is, by its name, and type and size of each key in it; no values, for pages that many read} */
    public List<Fact> nvsFacts() {
        return nvs().stream().flatMap(NvsInfo::facts).toList();
    }

    /** {@return what the file stores in partitions of NVS, in the order of the table} */
    public List<StoredNvs> nvs() {
        return layout.nvs();
    }

    /**
     * {@return how much of a partition is in use: bytes of what begins in it, 0 if nothing does; more than its size if that does not fit}
     *
     * @param partition a row of the table
     */
    public long used(Partition partition) {
        return used(partition, found());
    }

    static long used(Partition partition, List<Content> contents) {
        return contents.stream()
                .filter(content -> partition.holds(content.address()))
                .mapToLong(Content::size)
                .sum();
    }

    /** {@return whether the file is firmware of a format that is known} */
    public boolean isKnown() {
        return kind() != FileKind.UNKNOWN;
    }

    /** {@return whether the file is known and has no error} */
    public boolean isSound() {
        return isKnown() && problems.stream().noneMatch(Problem::isError);
    }

    /**
     * {@return what is known as people read it: lines without line feeds, without colours}
     *
     * @param wording how the front end spells components in hints
     * @param width columns of the terminal; a table that is wider is shown one value a line
     */
    public List<String> lines(Wording wording, int width) {
        return InfoText.lines(this, wording, width);
    }

    /**
     * {@return what is known of files as JSON: an object for one file, an array for several; several lines, without a line feed at the end}
     *
     * @param infos one or more
     * @param wording how the front end spells components in hints
     */
    public static String json(List<ImageInfo> infos, Wording wording) {
        return InfoJson.write(infos, wording);
    }

    private Optional<DfuImage> archive() {
        return firmware instanceof ArchiveFile archive ? Optional.of(archive.image()) : Optional.empty();
    }
}
