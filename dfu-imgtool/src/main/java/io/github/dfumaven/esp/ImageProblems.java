// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Judges an image that could be read. */
final class ImageProblems {

    private static final int SEGMENT_LIMIT = 16 << 20;
    private static final int SEGMENT_UNIT = 4;
    private static final long FIXED_PAGE = 0x10000;

    private final EspImage image;
    private final List<Problem> problems = new ArrayList<>();

    private ImageProblems(EspImage image) {
        this.image = image;
    }

    static List<Problem> of(EspImage image) {
        var judge = new ImageProblems(image);
        judge.chip();
        judge.flashSettings();
        judge.segments();
        judge.alignment();
        judge.checksum();
        judge.hash();
        judge.descriptions();
        judge.signature();
        return List.copyOf(judge.problems);
    }

    private void chip() {
        if (image.chip().isEmpty()) {
            image.extendedHeader()
                    .ifPresent(header -> problems.add(EspImageError.IMAGE_UNKNOWN_CHIP.error(
                            "the header is for chip id %d (0x%x), which is no chip we know",
                            header.chipId(), header.chipId())));
        }
    }

    private void flashSettings() {
        var header = image.header();
        if (header.flashMode().isEmpty()) {
            unknownSetting("mode", header.flashModeCode());
        }
        if (image.chip().isEmpty()) {
            return;
        }
        if (image.flashSize().isEmpty()) {
            unknownSetting("size", header.flashSizeAndFrequency() >> 4);
        }
        if (image.flashFrequency().isEmpty()) {
            unknownSetting("frequency", header.flashSizeAndFrequency() & 0xf);
        }
    }

    private void unknownSetting(String what, int code) {
        problems.add(EspImageError.IMAGE_UNKNOWN_FLASH_SETTING.warning(
                "the header's flash %s is 0x%x, which has no meaning on this chip", what, code));
    }

    private void segments() {
        if (image.segments().isEmpty()) {
            problems.add(EspImageError.IMAGE_NO_SEGMENTS.error("the header promises 0 segments"));
        }
        for (int i = 0; i < image.segments().size(); i++) {
            int size = image.segments().get(i).size();
            if (size % SEGMENT_UNIT != 0) {
                problems.add(EspImageError.IMAGE_BAD_SEGMENT_LENGTH.error(
                        "segment %d has %d bytes, which is no multiple of %d", i, size, SEGMENT_UNIT));
            }
            if (size >= SEGMENT_LIMIT
                    && image.chip().filter(Chip::hasLargeSegments).isEmpty()) {
                problems.add(EspImageError.IMAGE_BAD_SEGMENT_LENGTH.error(
                        "segment %d has %d bytes, but this chip loads less than %d", i, size, SEGMENT_LIMIT));
            }
        }
    }

    /** A page of flash appears as a page of memory, so a mapped segment has one place within a page in both. */
    private void alignment() {
        long page = pageSize();
        for (int i = 0; i < image.segments().size(); i++) {
            var segment = image.segments().get(i);
            if (page > 0 && image.isMapped(segment) && (segment.address() - segment.offset()) % page != 0) {
                problems.add(EspImageError.IMAGE_MISALIGNED_SEGMENT.error(
                        "segment %d is at 0x%x in the file and at 0x%x in memory, which differ within a page of 0x%x",
                        i, segment.offset(), segment.address(), page));
            }
        }
    }

    /** Returns 0 where it is not known. */
    private long pageSize() {
        var told = image.app().map(AppDescriptor::mmuPageSize).orElse(OptionalLong.empty());
        return told.orElse(image.chip().filter(Chip::hasFixedPages).isPresent() ? FIXED_PAGE : 0);
    }

    private void checksum() {
        var checksum = image.checksum();
        if (!checksum.valid()) {
            problems.add(EspImageError.IMAGE_CHECKSUM_MISMATCH.error(
                    "the check sum is 0x%02x, but the segments give 0x%02x (at offset 0x%x)",
                    checksum.stored(), checksum.computed(), checksum.offset()));
        }
    }

    private void hash() {
        if (image.hash().isEmpty() || image.hash().get().valid()) {
            return;
        }
        var hash = image.hash().get();
        problems.add(
                hash.isCut()
                        ? EspImageError.IMAGE_HASH_CUT.error(
                                "the SHA-256 needs %d bytes, but only %d are left (at offset 0x%x)",
                                ImageHash.SIZE, hash.stored().length(), hash.offset())
                        : EspImageError.IMAGE_HASH_MISMATCH.error(
                                "the SHA-256 is %s, but the content gives %s (at offset 0x%x)",
                                hash.stored().toHex(), hash.computed().toHex(), hash.offset()));
    }

    private void descriptions() {
        var texts = Stream.concat(
                image.app().stream().flatMap(description -> description.texts().stream()),
                image.bootloader().stream().flatMap(description -> description.texts().stream()));
        texts.filter(Descriptions::isDamaged)
                .forEach(text -> problems.add(EspImageError.IMAGE_BAD_TEXT.warning(
                        "a text of the description is not UTF-8 (read as \"%s\")", text)));

        if (!image.segments().isEmpty()
                && image.kind() == ImageKind.APP
                && image.segments().get(0).size() < AppDescriptor.SIZE) {
            problems.add(EspImageError.IMAGE_WITHOUT_DESCRIPTION.warning(
                    "the first segment has %d bytes, but an application's description takes %d",
                    image.segments().get(0).size(), AppDescriptor.SIZE));
        }
    }

    private void signature() {
        if (image.signature().isEmpty()) {
            return;
        }
        for (var block : image.signature().get().blocks()) {
            if (!block.valid()) {
                problems.add(EspImageError.IMAGE_SIGNATURE_DAMAGED.error(
                        "the signature block at offset 0x%x %s",
                        block.offset(),
                        !block.crcValid()
                                ? "has a wrong CRC"
                                : block.scheme().isEmpty() ? "is of an unknown kind" : "is for other content"));
            }
        }
    }
}
