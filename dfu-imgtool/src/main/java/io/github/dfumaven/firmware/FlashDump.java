// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Part;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.esp.FlashSector;
import io.github.dfumaven.partition.PartitionTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is in a whole flash chip, or in the start of it, with or without the sectors in front of the bootloader.
 *
 * @param file all its bytes
 * @param base address in flash of the first byte of the file
 * @param contents what lies where in flash
 */
public record FlashDump(Bytes file, long base, FlashContents contents) implements FirmwareFile {

    /** Looks for a bootloader, a table and apps at the addresses at which the file may begin; too little is nothing. */
    static Optional<FlashDump> find(Bytes file) {
        if (file.length() <= FlashSector.SIZE || isOneImage(file)) {
            return Optional.empty();
        }

        Optional<FlashDump> best = Optional.empty();
        for (long base : bases(file)) {
            var found = at(base, file);
            if (found.isFlash()
                    && best.filter(other -> other.score() >= found.score()).isEmpty()) {
                best = Optional.of(found);
            }
        }
        return best;
    }

    /**
     * Returns the same file at the address where it goes.
     *
     * @param address address in flash
     * @return what is in it there, or empty if it makes less sense there
     */
    public Optional<FlashDump> movedTo(long address) {
        if (address == base) {
            return Optional.of(this);
        }
        var moved = at(address, file);
        return Optional.of(moved).filter(one -> one.isFlash() && one.score() >= score());
    }

    @Override
    public FileKind kind() {
        return FileKind.FLASH_IMAGE;
    }

    @Override
    public List<Part> parts() {
        return List.of(Part.at("data", "", new Region(base, file)));
    }

    @Override
    public Optional<Chip> chip() {
        return contents.chip();
    }

    @Override
    public Optional<FlashSize> flashSize() {
        return contents.flashSize();
    }

    @Override
    public List<Problem> problems() {
        return contents.problems();
    }

    private static FlashDump at(long base, Bytes file) {
        return new FlashDump(file, base, FlashContents.find(List.of(new Region(base, file))));
    }

    /** An image that fills its file is no flash, whatever a part of it looks like. */
    private static boolean isOneImage(Bytes file) {
        return EspImage.find(file)
                .filter(image -> image.trailingBytes() == 0 || image.signature().isPresent())
                .filter(image -> image.checksum().valid())
                .isPresent();
    }

    /** Returns the addresses that the file may begin at: 0, that of the bootloader, that of the partition table. */
    private static Set<Long> bases(Bytes file) {
        var bases = new TreeSet<Long>();
        bases.add(0L);
        EspImage.likelyChip(file).map(Chip::bootloaderAddress).ifPresent(address -> address.ifPresent(bases::add));
        if (PartitionTable.isLikely(file)) {
            bases.add(PartitionTable.USUAL_OFFSET);
        }
        return bases;
    }

    /** Tells whether so much was found that it can be nothing else. */
    private boolean isFlash() {
        boolean table =
                contents.contents().stream().anyMatch(content -> content.table().isPresent());
        boolean tableInside = contents.contents().stream()
                .anyMatch(content -> content.table().isPresent() && content.address() > base);
        if (tableInside || (table && !contents.apps().isEmpty())) {
            return true;
        }

        var bootloader = contents.bootloader().filter(FlashDump::isBooted);
        if (bootloader.isEmpty()) {
            return false;
        }
        long address = bootloader.get().address();
        boolean blankInFront = address > base && isFill(file.slice(0, (int) (address - base)));
        return blankInFront || contents.tableSuspected() || !contents.apps().isEmpty();
    }

    private static boolean isFill(Bytes front) {
        return front.isAll(0xff) || front.isAll(0);
    }

    private int score() {
        return (contents.bootloader().filter(FlashDump::isBooted).isPresent() ? 2 : 0) + startable();
    }

    private int startable() {
        return (int) contents.apps().stream()
                .filter(app ->
                        contents.partitions().isEmpty() || app.partition().isPresent())
                .count();
    }

    /** Tells whether a bootloader lies where its chip looks for it. */
    private static boolean isBooted(Content bootloader) {
        return bootloader
                .image()
                .flatMap(EspImage::chip)
                .filter(chip -> chip.bootloaderAddress().orElse(-1) == bootloader.address())
                .isPresent();
    }
}
