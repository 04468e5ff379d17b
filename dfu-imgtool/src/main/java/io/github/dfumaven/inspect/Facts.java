// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.archive.DeltaBase;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.dfuse.PayloadPrefix;
import io.github.dfumaven.esp.AppDescriptor;
import io.github.dfumaven.esp.BootloaderDescriptor;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.esp.ImageSignature;
import io.github.dfumaven.firmware.Suffix;
import io.github.dfumaven.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is known of files and images, put into words for people. */
final class Facts {

    private static final int NO_LIMIT = 0xffff;

    private final List<Fact> facts = new ArrayList<>();

    private Facts() {}

    /** Returns what is known of a file as a whole: size and SHA-256, then flash size, base of a delta, suffix and prefix where there are any. */
    static List<Fact> of(ImageInfo info) {
        var facts = new Facts();
        facts.add("size", Numbers.exactSize(info.size()));
        facts.add("sha256", info.sha256().toHex());
        info.flashSize().ifPresent(size -> facts.add("flash", Numbers.size(size)));
        info.delta().ifPresent(facts::delta);
        info.suffix().ifPresent(facts::suffix);
        info.prefix().ifPresent(facts::prefix);
        return facts.facts;
    }

    /** Returns what is known of an ESP image: what it says about itself, what it is for, what it consists of, and whether its checks are good. */
    static List<Fact> of(EspImage image) {
        var facts = new Facts();
        image.app().ifPresent(facts::app);
        image.bootloader().ifPresent(facts::bootloader);
        facts.image(image);
        facts.checks(image);
        return facts.facts;
    }

    private void delta(DeltaBase base) {
        add(
                "delta",
                "only for boards that hold " + base.name() + ", of which it needs " + Numbers.exactSize(base.size()));
        add("base", base.sha256().toHex());
    }

    private void suffix(Suffix suffix) {
        add(
                "suffix",
                String.format(
                        Locale.ROOT,
                        "%s:%s, device %s, DFU %x.%02x, CRC 0x%08x (%s)",
                        id(suffix.fields().idVendor()),
                        id(suffix.fields().idProduct()),
                        id(suffix.fields().bcdDevice()),
                        suffix.fields().bcdDfu() >> 8,
                        suffix.fields().bcdDfu() & 0xff,
                        suffix.fields().crc(),
                        verdict(suffix.crcValid())));
    }

    private void prefix(PayloadPrefix prefix) {
        var where = prefix.address().isPresent()
                ? "for " + Numbers.address(prefix.address().getAsLong()) + ", "
                : "";
        add("prefix", "of " + prefix.kind() + ", " + where + Numbers.exactSize(prefix.length()) + " behind it");
    }

    private void app(AppDescriptor app) {
        add("project", app.projectName() + " " + app.version());
        add("built", built(app.date() + " " + app.time(), app.idfVersion()));
        add("ELF", app.elfSha256().toHex());
        add("eFuse", "block revision " + revisions(app.minEfuseBlockRevision(), app.maxEfuseBlockRevision()));
        app.mmuPageSize().ifPresent(page -> add("MMU", "pages of " + Numbers.size(page)));
    }

    private void bootloader(BootloaderDescriptor bootloader) {
        add("bootloader", bootloader.version() + ", built " + built(bootloader.dateTime(), bootloader.idfVersion()));
    }

    /** Returns when and with what; reproducible builds have no date. */
    private static String built(String date, String idfVersion) {
        return (date.strip() + " with ESP-IDF " + idfVersion).strip();
    }

    private void image(EspImage image) {
        add("chip", chip(image));
        add(
                "flash",
                String.join(
                        ", ",
                        image.flashMode().map(Object::toString).orElse("unknown mode"),
                        image.flashFrequency().orElse("unknown frequency"),
                        image.flashSize().map(Object::toString).orElse("unknown size")));
        add("entry", String.format(Locale.ROOT, "0x%08x", image.header().entryPoint()));
        image.segments()
                .forEach(segment -> add(
                        "segment",
                        String.format(
                                Locale.ROOT,
                                "0x%08x, %s at offset 0x%x",
                                segment.address(),
                                Numbers.exactSize(segment.size()),
                                segment.offset())));
    }

    private void checks(EspImage image) {
        var sum = image.checksum();
        add(
                "check sum",
                String.format(Locale.ROOT, "0x%02x (%s)", sum.stored(), verdict(sum.stored() == sum.computed())));
        image.hash()
                .ifPresent(hash -> add(
                        "SHA-256",
                        hash.stored().toHex() + " (" + verdict(hash.stored().equals(hash.computed())) + ")"));
        image.signature().ifPresent(this::signature);
    }

    /** Version 1 has no blocks, only the bytes of one signature. */
    private void signature(ImageSignature signature) {
        int count = Math.max(1, signature.blocks().size());
        add(
                "signature",
                "for secure boot v" + signature.version() + ", " + count + (count == 1 ? " signature" : " signatures"));
        for (var block : signature.blocks()) {
            add(
                    "key",
                    block.scheme().map(Object::toString).orElse("unknown scheme")
                            + block.keyDigest()
                                    .map(digest -> ", digest " + digest.toHex())
                                    .orElse("")
                            + " (" + verdict(block.valid()) + ")");
        }
    }

    private void add(String name, String value) {
        facts.add(new Fact(name, value));
    }

    private static String chip(EspImage image) {
        var name = image.chip().map(Chip::target).orElse("unknown");
        return image.extendedHeader()
                .map(header -> name + " (id " + header.chipId() + "), revision "
                        + revisions(header.minRevision(), header.maxRevision()))
                .orElse(name);
    }

    private static String revisions(int least, int most) {
        var from = revision(least);
        return most == NO_LIMIT ? from + " or newer" : from + " to " + revision(most);
    }

    private static String revision(int number) {
        return String.format(Locale.US, "v%d.%d", number / 100, number % 100);
    }

    private static String id(int id) {
        return id == DfuSuffix.ANY ? "any" : String.format(Locale.ROOT, "%04x", id);
    }

    private static String verdict(boolean good) {
        return good ? "good" : "WRONG";
    }
}
