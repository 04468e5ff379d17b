// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.ChipRevision;
import io.github.dfumaven.chip.FlashFrequency;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.chip.MemoryType;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.vectors.Shared;
import io.github.dfumaven.vectors.VectorCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Holds every fact that esptool's image-info tells against ours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EspImageGoldenTest {

    /** Cases that esptool stumbles over and so gives no facts of; {@link EspImageProblemsTest} says what we do. */
    private static final Set<String> WITHOUT_FACTS =
            Set.of("app-text-not-utf8", "chip-id-unknown", "segment-short-drom", "digest-field-2");

    private int exact;
    private int lenient;
    private int refused;

    @AfterAll
    void count() {
        System.out.printf(
                Locale.ROOT,
                "golden image-info: %d exact equal, %d lenient alike, %d refused%n",
                exact,
                lenient,
                refused);
    }

    @TestFactory
    Stream<DynamicTest> everyImageHasTheFactsThatEsptoolTells() {
        return Shared.tests(Shared.recorded("image-info"), one -> {
            var file = one.inputs().values().iterator().next();
            if (one.id().startsWith("hex-")) {
                // Intel HEX is for whoever reads containers; here it must only not pass for an image.
                assertThat(EspImage.isLikely(file)).isFalse();
                assertThatThrownBy(() -> EspImage.parse(file)).isInstanceOf(FormatException.class);
            } else if (one.isReject()) {
                assertThatThrownBy(() -> parse(one, file)).isInstanceOf(FormatException.class);
                refused++;
            } else if (one.expect().has("image")) {
                assertFacts(one, parse(one, file));
                count(one);
            } else {
                assertThat(WITHOUT_FACTS).contains(one.id());
                lenient++;
            }
        });
    }

    private void count(VectorCase one) {
        if (one.isExact()) {
            exact++;
        } else {
            lenient++;
        }
    }

    private static EspImage parse(VectorCase one, Bytes file) throws Exception {
        int chip = one.args().indexOf("--chip");
        return chip < 0
                ? EspImage.parse(file)
                : EspImage.parse(file, Chip.named(one.args().get(chip + 1)));
    }

    private static void assertFacts(VectorCase one, EspImage image) throws Exception {
        var facts = one.expect().getAsJsonObject("image");
        var chip = Chip.named(facts.get("chip").getAsString());
        assertThat(image.file().length()).isEqualTo(facts.get("image_size").getAsInt());
        assertHeader(facts.getAsJsonObject("header"), image.header(), chip);
        assertThat(image.extendedHeader().isPresent()).isEqualTo(facts.has("extended_header"));
        image.extendedHeader().ifPresent(header -> assertExtended(facts.getAsJsonObject("extended_header"), header));
        assertSegments(facts.getAsJsonArray("segments"), image, chip);
        assertChecks(facts, image);
        if (!one.id().equals("chip-other")) { // with the tables of the wrong chip esptool misses the description
            assertDescriptions(facts, image);
        }
        if (one.expect().has("signature_info_v2")) {
            assertSignature(one.expect().getAsJsonObject("signature_info_v2"), image);
        } else {
            assertThat(image.signature()).isEmpty();
        }
        assertVerdict(one, facts, image);
    }

    private static void assertHeader(JsonObject facts, ImageHeader header, Chip chip) {
        assertThat(header.segmentCount()).isEqualTo(facts.get("segment_count").getAsInt());
        assertThat(hex(header.entryPoint())).isEqualTo(facts.get("entry_point").getAsString());
        assertThat(header.flashModeCode())
                .isEqualTo(facts.get("flash_mode_byte").getAsInt());
        if (header.flashModeCode() < 4) {
            assertThat(header.flashMode().orElseThrow()).hasToString(text(facts, "flash_mode"));
        }
        assertThat(header.flashSizeAndFrequency() >> 4)
                .isEqualTo(facts.get("flash_size_nibble").getAsInt());
        assertThat(header.flashSizeAndFrequency() & 0xf)
                .isEqualTo(facts.get("flash_freq_nibble").getAsInt());
        assertThat(header.flashSize(chip).map(FlashSize::toString).orElse("")).isEqualTo(text(facts, "flash_size"));
        assertThat(header.flashFrequency(chip).map(FlashFrequency::toString).orElse(""))
                .isEqualTo(text(facts, "flash_freq"));
    }

    private static void assertExtended(JsonObject facts, ExtendedHeader header) {
        assertThat(String.format(Locale.ROOT, "0x%02x", header.wpPin())).isEqualTo(text(facts, "wp_pin"));
        assertThat(header.wpPinDisabled())
                .isEqualTo(facts.get("wp_pin_disabled").getAsBoolean());
        var drive = facts.getAsJsonObject("drive");
        assertThat(header.driveStrengths())
                .isEqualTo(Stream.of("clk", "q", "d", "cs0", "hd", "wp")
                        .map(pin -> drive.get(pin).getAsInt())
                        .toList());
        assertThat(header.chipId()).isEqualTo(facts.get("chip_id").getAsInt());
        assertThat(header.chip().map(Chip::target).orElse("")).isEqualTo(text(facts, "chip_id_name"));
        assertThat(header.minRevisionLegacy())
                .isEqualTo(facts.get("min_rev_legacy").getAsInt());
        assertThat(header.minRevision()).isEqualTo(facts.get("min_rev_full").getAsInt());
        assertThat(header.maxRevision()).isEqualTo(facts.get("max_rev_full").getAsInt());
        assertThat(header.hashAppended()).isEqualTo(facts.get("hash_appended").getAsBoolean());
    }

    private static void assertSegments(JsonArray facts, EspImage image, Chip chip) {
        assertThat(image.segments()).hasSize(facts.size());
        for (int i = 0; i < facts.size(); i++) {
            var fact = facts.get(i).getAsJsonObject();
            var segment = image.segments().get(i);
            // esptool tells the length after it filled the data up to a multiple of 4 in memory.
            assertThat((segment.size() + 3) / 4 * 4)
                    .isEqualTo(fact.get("length").getAsInt());
            assertThat(hex(segment.address())).isEqualTo(text(fact, "load_address"));
            assertThat(segment.headerOffset())
                    .isEqualTo(fact.get("header_offset").getAsInt());
            assertThat(segment.memoryTypes(chip).stream().map(MemoryType::name))
                    .as("memory of segment %d", i)
                    .containsExactlyElementsOf(strings(fact.getAsJsonArray("memory_types")));
        }
    }

    private static void assertChecks(JsonObject facts, EspImage image) {
        var checksum = facts.getAsJsonObject("checksum");
        assertThat(String.format(Locale.ROOT, "0x%02x", image.checksum().stored()))
                .isEqualTo(text(checksum, "stored"));
        assertThat(String.format(Locale.ROOT, "0x%02x", image.checksum().computed()))
                .isEqualTo(text(checksum, "calculated"));
        assertThat(image.checksum().valid()).isEqualTo(checksum.get("valid").getAsBoolean());

        assertThat(image.hash().isPresent()).isEqualTo(facts.has("digest"));
        image.hash().ifPresent(hash -> {
            var digest = facts.getAsJsonObject("digest");
            assertThat(hash.stored().toHex()).isEqualTo(text(digest, "stored"));
            assertThat(hash.computed().toHex()).isEqualTo(text(digest, "calculated"));
            assertThat(hash.valid()).isEqualTo(digest.get("valid").getAsBoolean());
            assertThat(hash.offset())
                    .isEqualTo(facts.get("bytes_covered_by_digest").getAsInt());
            assertThat(image.trailingBytes())
                    .isEqualTo(facts.get("trailing_bytes").getAsInt());
        });
    }

    private static void assertDescriptions(JsonObject facts, EspImage image) {
        var app = facts.get("app_description");
        assertThat(image.app().isPresent()).as("application description").isEqualTo(!app.isJsonNull());
        image.app().ifPresent(own -> assertApp(app.getAsJsonObject(), own));

        var shown = facts.get("bootloader_description");
        var there =
                facts.has("bootloader_description_not_shown") ? facts.get("bootloader_description_not_shown") : shown;
        assertThat(image.bootloader().isPresent()).as("bootloader description").isEqualTo(!there.isJsonNull());
        image.bootloader().ifPresent(own -> {
            var fact = there.getAsJsonObject();
            assertThat(own.secureVersion()).isEqualTo(fact.get("secure_version").getAsInt());
            assertThat(own.version()).isEqualTo(fact.get("version").getAsLong());
            assertThat(own.idfVersion()).isEqualTo(text(fact, "idf_ver"));
            assertThat(own.dateTime()).isEqualTo(text(fact, "date_time"));
        });
    }

    private static void assertApp(JsonObject fact, AppDescriptor own) {
        assertThat(own.secureVersion()).isEqualTo(fact.get("secure_version").getAsLong());
        // esptool drops NUL bytes from texts, we end the text there.
        assertThat(text(fact, "version")).startsWith(own.version());
        assertThat(own.projectName()).isEqualTo(text(fact, "project_name"));
        assertThat(own.time()).isEqualTo(text(fact, "time"));
        assertThat(own.date()).isEqualTo(text(fact, "date"));
        assertThat(own.idfVersion()).isEqualTo(text(fact, "idf_ver"));
        assertThat(own.elfSha256().toHex()).isEqualTo(text(fact, "app_elf_sha256"));
        assertThat(new ChipRevision(own.minEfuseBlockRevision()))
                .hasToString("v" + text(fact, "min_efuse_blk_rev_full"));
        assertThat(new ChipRevision(own.maxEfuseBlockRevision()))
                .hasToString("v" + text(fact, "max_efuse_blk_rev_full"));
        assertThat(own.mmuPageSizeLog2())
                .isEqualTo(fact.get("mmu_page_size_log2").getAsInt());
        assertThat(own.flashModeSetting()).isEqualTo(fact.get("spi_flash_mode").getAsInt());
    }

    private static void assertSignature(JsonObject facts, EspImage image) {
        var signature = image.signature().orElseThrow();
        var lines = new ArrayList<String>();
        for (int i = 0; i < signature.blocks().size(); i++) {
            var block = signature.blocks().get(i);
            assertThat(block.valid()).isTrue();
            var kind = block.scheme().orElseThrow().name().replaceFirst("_.*", "");
            lines.add("Signature block " + i + " is valid (" + kind + ").");
            lines.add("Public key digest for block " + i + ": "
                    + block.keyDigest().orElseThrow().toHex().replaceAll("(..)(?!$)", "$1 "));
        }
        assertThat(strings(facts.getAsJsonArray("stdout")))
                .filteredOn(line -> !line.contains("Skipping"))
                .isEqualTo(lines);
    }

    /** Whatever is damaged has an error, whatever esptool made without damage has none. */
    private static void assertVerdict(VectorCase one, JsonObject facts, EspImage image) {
        boolean sound = facts.getAsJsonObject("checksum").get("valid").getAsBoolean()
                && (!facts.has("digest")
                        || facts.getAsJsonObject("digest").get("valid").getAsBoolean());
        if (one.isExact()) {
            assertThat(image.problems().stream().anyMatch(Problem::isError)).isEqualTo(!sound);
        } else if (!sound) {
            assertThat(image.problems()).anyMatch(Problem::isError);
        }
    }

    private static List<String> strings(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(one -> one.getAsString())
                .toList();
    }

    private static String text(JsonObject facts, String key) {
        return facts.get(key).isJsonNull() ? "" : facts.get(key).getAsString();
    }

    private static String hex(long value) {
        return String.format(Locale.ROOT, "0x%08x", value);
    }
}
