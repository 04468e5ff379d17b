// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.firmware.FlashContents;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionTable;
import io.github.dfumaven.partition.PartitionType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The application that a chip starts from its flash, as far as USB shows it.
 *
 * @param name its project and version, such as {@code blink 1.0}
 */
record BootedApp(String name) {

    private static final String WITHOUT_DESCRIPTION = "application";

    /**
     * Returns what a chip starts: there is a sound bootloader where its ROM looks for it, a partition table, and a sound app where the
     * table says. Of several it is the one that starts when nothing else was chosen, and if that is not sound the next that is,
     * as the bootloader goes on looking; what OTA data choose is not looked at.
     */
    static Optional<BootedApp> in(NorFlash flash, Chip chip) {
        var contents = FlashContents.find(List.of(new Region(0, flash.used())));
        return soundAt(chip.bootloaderAddress().orElseThrow(), contents, chip)
                .flatMap(bootloader -> inBootOrder(contents.partitions())
                        .flatMap(
                                partition -> soundAt(partition.offset(), contents, chip)
                                        .filter(app -> app.length() <= partition.size())
                                        .stream())
                        .findFirst())
                .map(BootedApp::of);
    }

    private static Optional<EspImage> soundAt(long address, FlashContents contents, Chip chip) {
        return contents.contents().stream()
                .filter(content -> content.address() == address)
                .flatMap(content -> content.image().stream())
                .filter(image -> image.chip().filter(chip::equals).isPresent())
                .filter(image -> image.problems().stream().noneMatch(Problem::isError))
                .findFirst();
    }

    private static Stream<Partition> inBootOrder(List<Partition> partitions) {
        var first = new PartitionTable(partitions, false, List.of()).bootPartition();
        var others = partitions.stream()
                .filter(partition -> partition.is(PartitionType.APP) && !partition.is(PartitionType.APP, "test"))
                .filter(partition -> !first.equals(Optional.of(partition)));
        return Stream.concat(first.stream(), others);
    }

    private static BootedApp of(EspImage image) {
        return new BootedApp(
                image.app().map(app -> app.projectName() + " " + app.version()).orElse(WITHOUT_DESCRIPTION));
    }
}
