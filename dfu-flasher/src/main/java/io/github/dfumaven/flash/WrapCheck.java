// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.FlashRange;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.partition.PartitionTable;
import io.github.dfumaven.rom.RomMemory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tells a flash chip that is too small for an image. It has no pin for the highest bit of the addresses, so what is written
 * above its end lands at the start of it, where the ROM finds it again and is content.
 *
 * <p>On a chip of a given size, two places that are so far apart are one. So a piece of what was written is looked for at
 * its other place: if something else is there, and it still is where it was written, the chip is larger. If the same is there,
 * it may be a copy, such as the other slot of an application, but nobody keeps one of the bootloader or the partition table
 * just there, and not of everything.
 */
record WrapCheck(RomMemory memory, DfuDevice device) {

    /** What a size looks like. */
    private enum Seen {
        /** The chip is larger. */
        LARGER,
        /** The chip is of this size, or a smaller one. */
        SAME,
        /** That cannot be told. */
        OPEN
    }

    /** What was seen of a size, in words unless the chip is larger. */
    private record Look(Seen seen, String text) {}

    /** One block of the ROM. */
    static final int SAMPLE = 64;

    private static final long MIB = 1 << 20;
    /** How many places are looked at for one size; on a chip that is large enough, the first is nearly always enough. */
    private static final int MOST_SAMPLES = 6;
    /** Bytes that the ROM has to be made to read for one sample at most, as it starts at whole MiB. */
    private static final long MOST_READ = 1 << 18;

    /**
     * Looks for the sizes that are too small.
     *
     * @return why it cannot be told, or empty if the chip is large enough
     * @throws DeviceException FLASH_WRAPS if the chip is smaller than the image, others if it cannot be read
     */
    Optional<String> check(WrittenFlash written) throws DeviceException {
        if (written.end() > FlashRange.REACH) {
            return Optional.of("it ends beyond what the ROM reads");
        }
        var samples = written.samples(SAMPLE);
        if (samples.isEmpty()) {
            return Optional.of("nothing in it can be told from erased flash");
        }

        memory.attach(FlashRange.REACH);
        return judge(written, samples);
    }

    /** What is different on a chip of one size is different on all smaller ones, so the largest comes first. */
    private Optional<String> judge(WrittenFlash written, List<Region> samples) throws DeviceException {
        var open = Optional.<String>empty();
        var proved = Optional.<DeviceException>empty();
        for (var size : written.sizesBelow()) {
            var look = look(size, written, samples);
            if (look.seen() == Seen.LARGER) {
                break;
            }
            if (look.seen() == Seen.SAME) {
                proved = Optional.of(wraps(size, written, look.text()));
            }
            open = open.or(() -> Optional.of(look.text()));
        }
        if (proved.isPresent()) {
            throw proved.get();
        }
        return open;
    }

    private Look look(FlashSize size, WrittenFlash written, List<Region> samples) throws DeviceException {
        var tries = samples.stream()
                .filter(sample -> isTelling(sample, size, written))
                .sorted(Comparator.comparingLong(sample -> toRead(sample, size)))
                .limit(MOST_SAMPLES)
                .toList();
        if (tries.isEmpty()) {
            return new Look(Seen.OPEN, "nothing that was written tells a chip of " + size + " from a larger one");
        }

        var same = new ArrayList<Region>();
        for (var sample : tries) {
            if (isThere(sample.data(), other(sample, size))) {
                if (written.at(other(sample, size), SAMPLE).isPresent()) {
                    return new Look(Seen.SAME, places(sample, size));
                }
                same.add(sample);
            } else if (isThere(sample.data(), sample.address())) {
                return new Look(Seen.LARGER, "");
            }
        }
        if (same.isEmpty()) {
            return new Look(Seen.OPEN, "what is read is not what was written");
        }
        boolean certain = same.size() > 1 && same.stream().anyMatch(sample -> isOfBoot(sample, written));
        var places = places(same.get(0), size);
        return certain
                ? new Look(Seen.SAME, places)
                : new Look(Seen.OPEN, places + " hold the same, as on a chip of " + size + " or as copies do");
    }

    /** Tells whether something else than the sample may be at its other place, and can be reached. */
    private static boolean isTelling(Region sample, FlashSize size, WrittenFlash written) {
        long other = other(sample, size);
        return other + SAMPLE <= FlashRange.REACH
                && toRead(sample, size) <= MOST_READ
                && !written.at(other, SAMPLE).equals(Optional.of(sample.data()));
    }

    /** Returns the place that is the same as that of a sample on a chip of a size. */
    private static long other(Region sample, FlashSize size) {
        return sample.address() < size.bytes() ? sample.address() + size.bytes() : sample.address() - size.bytes();
    }

    /** Returns how many bytes the ROM reads for a sample and for what is at its other place. */
    private static long toRead(Region sample, FlashSize size) {
        return sample.address() % MIB + other(sample, size) % MIB + 2 * SAMPLE;
    }

    private boolean isThere(Bytes data, long address) throws DeviceException {
        return memory.read(new FlashRange(address, data.length()), got -> {}).equals(data);
    }

    /** Tells whether a sample is of the bootloader or of the partition table, of which there is one. */
    private boolean isOfBoot(Region sample, WrittenFlash written) {
        long bootloader = device.chip()
                .map(Chip::bootloaderAddress)
                .orElse(OptionalLong.empty())
                .orElse(-1);
        return written.regions().stream()
                .filter(region -> region.address() <= sample.address() && sample.address() < region.end())
                .anyMatch(region -> region.address() == bootloader || PartitionTable.isLikely(region.data()));
    }

    private static String places(Region sample, FlashSize size) {
        long other = other(sample, size);
        return String.format(
                Locale.ROOT, "0x%x and 0x%x", Math.min(sample.address(), other), Math.max(sample.address(), other));
    }

    private DeviceException wraps(FlashSize size, WrittenFlash written, String places) {
        return FlashError.FLASH_WRAPS.on(
                device,
                "the flash chip has %s, but the image ends at 0x%x and needs %s: %s are one place",
                size,
                written.end(),
                written.sizeNeeded(),
                places);
    }
}
