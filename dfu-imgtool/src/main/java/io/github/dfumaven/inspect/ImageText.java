// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.esp.AppDescriptor;
import io.github.dfumaven.esp.BootloaderDescriptor;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.esp.ExtendedHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells people what is known of an ESP image. */
final class ImageText {

    private static final int NO_LIMIT = 0xffff;

    private ImageText() {}

    static List<String> lines(EspImage image) {
        var lines = new ArrayList<String>();
        image.app().ifPresent(app -> lines.addAll(app(app)));
        image.bootloader().ifPresent(bootloader -> lines.addAll(bootloader(bootloader)));
        lines.add("chip       " + chip(image));
        lines.add(String.format(
                Locale.ROOT,
                "flash      %s, %s, %s",
                image.flashMode().map(Object::toString).orElse("unknown mode"),
                image.flashFrequency().map(Object::toString).orElse("unknown frequency"),
                image.flashSize().map(Object::toString).orElse("unknown size")));
        lines.add(String.format(Locale.ROOT, "entry      0x%08x", image.header().entryPoint()));
        image.segments()
                .forEach(segment -> lines.add(String.format(
                        Locale.ROOT,
                        "segment    0x%08x, %s at offset 0x%x",
                        segment.address(),
                        InfoText.both(segment.size()),
                        segment.offset())));
        boolean good = image.checksum().stored() == image.checksum().computed();
        lines.add(String.format(
                Locale.ROOT, "check sum  0x%02x (%s)", image.checksum().stored(), good ? "good" : "WRONG"));
        image.hash()
                .ifPresent(hash -> lines.add("SHA-256    " + hash.stored().toHex() + " ("
                        + (hash.stored().equals(hash.computed()) ? "good" : "WRONG") + ")"));
        image.signature().ifPresent(signature -> lines.add("signature  for secure boot"));
        return lines;
    }

    private static List<String> app(AppDescriptor app) {
        return List.of(
                "project    " + app.projectName() + " " + app.version(),
                "built      " + app.date() + " " + app.time() + " with ESP-IDF " + app.idfVersion());
    }

    private static List<String> bootloader(BootloaderDescriptor bootloader) {
        return List.of("bootloader " + bootloader.version() + ", built " + bootloader.dateTime() + " with ESP-IDF "
                + bootloader.idfVersion());
    }

    private static String chip(EspImage image) {
        var name = image.chip().map(Chip::target).orElse("unknown");
        return image.extendedHeader()
                .map(header -> name + " (id " + header.chipId() + "), revision " + revisions(header))
                .orElse(name);
    }

    private static String revisions(ExtendedHeader header) {
        var from = revision(header.minRevision());
        return header.maxRevision() == NO_LIMIT ? from + " or newer" : from + " to " + revision(header.maxRevision());
    }

    private static String revision(int number) {
        return String.format(Locale.ROOT, "v%d.%d", number / 100, number % 100);
    }
}
