// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.archive.ArchiveError;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Part;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.dfuse.PayloadPrefix;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.EspImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Any other file with a DFU suffix: the payload is the maker's own, some of them put a prefix in front of it. It says
 * about flash what its payload says.
 *
 * @param file all its bytes
 */
public record SuffixedFile(Bytes file) implements FirmwareFile {

    static Optional<SuffixedFile> find(Bytes file) {
        return DfuSuffix.find(file).map(suffix -> new SuffixedFile(file));
    }

    @Override
    public FileKind kind() {
        return FileKind.DFU_SUFFIXED;
    }

    /** {@return what is in front of the suffix; the whole file if its length is impossible} */
    public Bytes payload() {
        return Suffix.payload(file);
    }

    /** {@return the header that its maker's boot loader wants in front of the content, or empty} */
    public Optional<PayloadPrefix> prefix() {
        return PayloadPrefix.find(payload());
    }

    /** {@return the payload as content of flash; a second suffix is part of it, as for the device} */
    public FirmwareFile inside() {
        var inside = FirmwareFile.asContent(payload());
        return inside instanceof SuffixedFile ? new OtherFile(FileKind.UNKNOWN, payload()) : inside;
    }

    /** {@return the image that the payload is, sound or damaged, or empty if it is none} */
    public Optional<EspImageFile> image() {
        return Optional.of(payload()).filter(EspImage::isLikely).flatMap(EspImageFile::find);
    }

    /** {@return the chip of the suffix, or empty if that is damaged or for another maker's device} */
    public Optional<Chip> device() {
        return suffix().filter(suffix -> suffix.crcValid() && suffix.fields().idVendor() == Chip.VENDOR_ID)
                .flatMap(suffix -> Chip.ofProductId(suffix.fields().idProduct()));
    }

    @Override
    public List<Part> parts() {
        return inside().parts();
    }

    @Override
    public Optional<Chip> chip() {
        return inside().chip();
    }

    @Override
    public Optional<FlashSize> flashSize() {
        return inside().flashSize();
    }

    @Override
    public List<Problem> problems() {
        var problems = new ArrayList<>(damage());
        suffix().filter(suffix -> suffix.crcValid() && suffix.fields().idVendor() == Chip.VENDOR_ID)
                .ifPresent(suffix -> problems.add(ArchiveError.INDEX_MISSING.error(
                        "the suffix is for vendor 0x%04x, but what is in front of it is %s, no archive for its chips",
                        Chip.VENDOR_ID, FirmwareFile.of(payload()).kind().words())));
        prefix().ifPresent(prefix -> length(prefix, problems));
        image().ifPresent(image -> problems.addAll(image.problems()));
        return problems;
    }

    /** What the payload is does not matter here. */
    @Override
    public List<Problem> damage() {
        return Suffix.problems(file);
    }

    /** Only NXP's prefix can be wrong, because TI's is not taken for one then. */
    private void length(PayloadPrefix prefix, List<Problem> problems) {
        int own = payload().length() - prefix.kind().size();
        if (prefix.kind() == PayloadPrefix.Kind.NXP && (prefix.length() < own || prefix.length() - own >= 512)) {
            problems.add(FirmwareError.PREFIX_BAD_LENGTH.warning(
                    "NXP's prefix states %d bytes, but %d follow it", prefix.length(), own));
        }
    }
}
