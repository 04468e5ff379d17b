// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.vectors.Corpus;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Reads applications and bootloaders that people have published. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EspImageCorpusTest {

    private static final List<String> IMAGES = List.of("app", "bootloader-or-ram", "ram-image");

    private int images;
    private int others;

    @AfterAll
    void count() {
        System.out.printf(Locale.ROOT, "corpus: %d images sound, %d other files not taken for one%n", images, others);
    }

    @TestFactory
    Stream<DynamicTest> everyPublishedImageIsReadWithItsFacts() {
        return Corpus.files().stream()
                .filter(sample -> IMAGES.contains(sample.kind()))
                .map(sample -> DynamicTest.dynamicTest(sample.file(), () -> {
                    assertThat(EspImage.isLikely(sample.content())).isTrue();
                    assertFacts(sample, EspImage.parse(sample.content()));
                    images++;
                }));
    }

    @TestFactory
    Stream<DynamicTest> nothingElseIsTakenForAnImage() {
        return Corpus.files().stream()
                .filter(sample ->
                        !IMAGES.contains(sample.kind()) && !sample.kind().startsWith("merged"))
                .filter(sample -> !sample.file().endsWith("not_4_byte_aligned.bin")) // an image for the ESP8266
                .map(sample -> DynamicTest.dynamicTest(sample.file(), () -> {
                    assertThat(EspImage.isLikely(sample.content())).isFalse();
                    others++;
                }));
    }

    @Test
    void anImageForTheEsp8266IsNamed() throws Exception {
        for (var sample : Corpus.files()) {
            if (sample.file().endsWith("not_4_byte_aligned.bin")) {
                assertThat(EspImage.isLikely(sample.content())).isTrue();
                assertThat(EspImage.parse(sample.content()).chip()).contains(Chip.ESP8266);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> imagesWithinAWholeFlashAreReadWhereTheyStand() {
        return Corpus.files().stream()
                .filter(sample -> sample.kind().startsWith("merged"))
                .map(sample -> DynamicTest.dynamicTest(sample.file(), () -> {
                    var flash = sample.content();
                    int at = Integer.decode(sample.verified().get("boot_off").getAsString());
                    var bootloader = EspImage.parse(flash.slice(at));
                    assertThat(bootloader.kindAt(at)).isEqualTo(ImageKind.BOOTLOADER);
                    assertThat(bootloader.problems()).noneMatch(Problem::isError);
                    for (var app : sample.verified().getAsJsonArray("apps")) {
                        var fact = app.getAsJsonObject();
                        var image = EspImage.parse(
                                flash.slice(Integer.decode(fact.get("off").getAsString())));
                        assertThat(image.app().orElseThrow().projectName())
                                .isEqualTo(fact.get("project").getAsString());
                        assertThat(image.problems()).noneMatch(Problem::isError);
                    }
                }));
    }

    private static void assertFacts(Corpus sample, EspImage image) {
        var facts = sample.verified();
        var header = image.extendedHeader().orElseThrow();
        assertThat(header.chipId()).isEqualTo(facts.get("chip_id").getAsInt());
        assertThat(image.chip().orElseThrow().target())
                .isEqualToIgnoringCase(sample.json().get("chip").getAsString().replace("-", ""));
        assertThat(image.segments()).hasSize(facts.get("segments").getAsInt());
        assertThat(image.checksum().valid()).isEqualTo(facts.get("checksum_ok").getAsBoolean());
        assertThat(image.hash().isPresent())
                .isEqualTo(facts.get("hash_appended").getAsBoolean());
        image.hash()
                .ifPresent(hash -> assertThat(hash.valid())
                        .isEqualTo(facts.get("sha256_ok").getAsBoolean()));
        assertThat(image.length()).isEqualTo(facts.get("image_len").getAsInt());
        assertThat(image.trailingBytes()).isEqualTo(facts.get("trailing").getAsInt());
        assertThat(header.minRevision()).isEqualTo(facts.get("min_rev_full").getAsInt());
        assertThat(header.maxRevision()).isEqualTo(facts.get("max_rev_full").getAsInt());
        assertThat(image.problems()).noneMatch(Problem::isError);
        assertDescriptions(sample, facts, image);
    }

    private static void assertDescriptions(Corpus sample, JsonObject facts, EspImage image) {
        assertThat(image.app().isPresent()).isEqualTo(facts.has("app_desc"));
        image.app().ifPresent(app -> {
            var fact = facts.getAsJsonObject("app_desc");
            assertThat(app.projectName()).isEqualTo(fact.get("project").getAsString());
            assertThat(app.version()).isEqualTo(fact.get("version").getAsString());
            assertThat(app.idfVersion()).isEqualTo(fact.get("idf").getAsString());
            assertThat(image.kind()).isEqualTo(ImageKind.APP);
        });
        assertThat(image.bootloader().isPresent()).isEqualTo(facts.has("boot_desc"));
        image.bootloader().ifPresent(bootloader -> {
            var fact = facts.getAsJsonObject("boot_desc");
            assertThat(bootloader.idfVersion()).isEqualTo(fact.get("idf").getAsString());
            assertThat(bootloader.dateTime()).isEqualTo(fact.get("date").getAsString());
            assertThat(image.kind()).isEqualTo(ImageKind.BOOTLOADER);
        });
        if (sample.kind().equals("ram-image")) {
            assertThat(image.kind()).isEqualTo(ImageKind.RAM);
        }
    }
}
