// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.layout;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.content.ContentKind;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.firmware.FileKind;
import io.github.dfumaven.firmware.FirmwareError;
import io.github.dfumaven.firmware.FlashContents;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionTable;
import io.github.dfumaven.partition.PartitionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a file is what has to be at its address: a bootloader, a partition table, an app. */
final class KindRules {

    private static final String SAY_SO =
            "Check that this is the right file; if its content is encrypted, say so with {encrypted}.";

    /** What has to be at an address, and why. */
    private record Place(long address, ContentKind kind, String words) {}

    private final List<Place> places;
    private final List<Partition> partitions;
    private final boolean encrypted;
    private final List<Problem> problems = new ArrayList<>();

    private KindRules(List<Place> places, List<Partition> partitions, boolean encrypted) {
        this.places = places;
        this.partitions = partitions;
        this.encrypted = encrypted;
    }

    /**
     * Returns what is something else than it has to be.
     *
     * @param chip the chip it is all for, or empty
     * @param looks the files
     * @param contents what is in the files
     * @param partitions the rows of the partition table, none if there is none
     * @param encrypted whether content that is not known is meant to be
     */
    static List<Problem> check(
            Optional<Chip> chip,
            List<FileLook> looks,
            List<Content> contents,
            List<Partition> partitions,
            boolean encrypted) {
        var rules = new KindRules(places(chip, contents, partitions), partitions, encrypted);
        looks.stream().filter(look -> !look.isSectors()).forEach(rules::judge);
        return rules.problems;
    }

    private static List<Place> places(Optional<Chip> chip, List<Content> contents, List<Partition> partitions) {
        var places = new ArrayList<Place>();
        chip.map(Chip::bootloaderAddress)
                .ifPresent(address -> address.ifPresent(at -> places.add(new Place(
                        at,
                        ContentKind.BOOTLOADER,
                        String.format(Locale.ROOT, "the %s starts its bootloader from 0x%x", chip.get(), at)))));
        if (chip.filter(Chip::isFirstGeneration).isEmpty()) {
            long table = contents.stream()
                    .filter(content -> content.table().isPresent())
                    .mapToLong(Content::address)
                    .findFirst()
                    .orElse(PartitionTable.USUAL_OFFSET);
            places.add(new Place(
                    table,
                    ContentKind.PARTITION_TABLE,
                    String.format(Locale.ROOT, "the partition table is at 0x%x", table)));
        }
        for (var partition : partitions) {
            if (partition.is(PartitionType.APP) || partition.is(PartitionType.BOOTLOADER)) {
                boolean app = partition.is(PartitionType.APP);
                places.add(new Place(
                        partition.offset(),
                        app ? ContentKind.APP : ContentKind.BOOTLOADER,
                        String.format(
                                Locale.ROOT,
                                "the partition %s at 0x%x is for %s",
                                partition.name(),
                                partition.offset(),
                                app ? "an app" : "a bootloader")));
            }
        }
        return places;
    }

    private void judge(FileLook look) {
        if (look.kind() == FileKind.UNKNOWN) {
            unknown(look);
        } else if (look.kind().isForeign()) {
            foreign(look);
        } else {
            known(look);
        }
    }

    /** Nothing that a chip cannot read may cover a place that it does read. */
    private void foreign(FileLook look) {
        var covered =
                places.stream().filter(place -> look.covers(place.address())).findFirst();
        if (covered.isPresent()) {
            problems.add(wrong(look, covered.get().words()));
        } else if (declared(look).isPresent()) {
            problems.add(wrong(look, "it is given as " + words(declared(look).get())));
        } else if (partitions.isEmpty() && look.covers(FlashContents.USUAL_APP)) {
            problems.add(
                    wrong(look, String.format(Locale.ROOT, "the app is usually at 0x%x", FlashContents.USUAL_APP)));
        } else if (look.kind().isWrappedFirmware() && !isData(look.content().address())) {
            problems.add(wrong(look, "a chip reads only what is in such a file").asWarning());
        }
    }

    private void known(FileLook look) {
        var declared = declared(look).stream()
                .map(kind -> new Place(look.content().address(), kind, "it is given as " + words(kind)));
        Stream.concat(
                        places.stream()
                                .filter(place ->
                                        place.address() == look.content().address()),
                        declared)
                .filter(place -> !fits(look.kind(), place.kind()))
                .findFirst()
                .ifPresent(place -> problems.add(wrong(look, place.words())));
    }

    /** Whether an image is an app or a bootloader, and a flash image begins where it should, other rules tell. */
    private static boolean fits(FileKind kind, ContentKind place) {
        boolean table = place == ContentKind.PARTITION_TABLE;
        return kind == FileKind.ESP_IMAGE ? !table : kind != FileKind.PARTITION_TABLE || table;
    }

    private void unknown(FileLook look) {
        if (encrypted) {
            return;
        }
        if (declared(look).isPresent()) {
            problems.add(unknown(look, "it is given as " + words(declared(look).get()))
                    .withHint(SAY_SO));
            return;
        }
        places.stream()
                .filter(place -> place.address() == look.content().address())
                .findFirst()
                .ifPresent(place -> problems.add(unknown(look, place.words()).asWarning()));
    }

    /** Data may be anything. */
    private static Optional<ContentKind> declared(FileLook look) {
        return look.declared().filter(kind -> kind != ContentKind.DATA);
    }

    private boolean isData(long address) {
        return partitions.stream().anyMatch(partition -> partition.holds(address));
    }

    private static Problem wrong(FileLook look, String why) {
        return FirmwareError.NOT_AN_IMAGE
                .error(
                        "%s at 0x%x: is %s, but %s",
                        look.content().name(),
                        look.content().address(),
                        look.kind().words(),
                        why)
                .withHint(look.kind().cure());
    }

    private static Problem unknown(FileLook look, String why) {
        return LayoutError.CONTENT_UNKNOWN.error(
                "%s at 0x%x: begins with %s, as nothing we know does, but %s",
                look.content().name(), look.content().address(), look.start(), why);
    }

    private static String words(ContentKind kind) {
        return switch (kind) {
            case BOOTLOADER -> "the bootloader";
            case PARTITION_TABLE -> "the partition table";
            case APP -> "an app";
            case DATA -> "data";
        };
    }
}
