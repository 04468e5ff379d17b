// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.flash.FlashFile;
import io.github.dfumaven.flash.FlashRequest;
import io.github.dfumaven.flash.Flasher;
import io.github.dfumaven.flashmap.FlashMap;
import io.github.dfumaven.inspect.Inspection;
import io.github.dfumaven.it.Firmware;
import io.github.dfumaven.it.GeneratedDocs;
import io.github.dfumaven.session.DfuState;
import io.github.dfumaven.source.SourceRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pictures of the pages "How it works" and "Many stations"; {@code -Ddocs.write} draws them instead of comparing them. */
class PicturesTest {

    private static final String IMAGES = "../resources/images/";

    @TempDir
    private Path folder;

    private Path image = Path.of("dfu.bin");

    @BeforeEach
    void build() throws Exception {
        image = folder.resolve("dfu.bin");
        Firmware.of("esp32s3").writeTo(folder.resolve("build").toFile());
        DfuImages.create(CreateRequest.of(SourceRequest.ofBuild(folder.resolve("build"))), image);
    }

    @Test
    void theSequenceOfAFlashIsThatOfARun() throws Exception {
        var file = FlashFile.read(image, false);
        var sequence = new FlashSequence();
        try (var bus = Backend.parse("sim").open(SimulatedSetup.of(file.chip(), file.flashSize()))) {
            new Flasher(bus).flash(FlashRequest.builder(file).build(), sequence).orThrow();
        }
        GeneratedDocs.check(IMAGES + "flash-sequence.svg", sequence.svg());
    }

    @Test
    void theMapOfFlashIsThatOfAnImage() throws Exception {
        var drawn = FlashMap.draw(Inspection.of(image)).toByteArray();
        GeneratedDocs.check(IMAGES + "flash-map.svg", new String(drawn, StandardCharsets.UTF_8));
    }

    @Test
    void theFrontEndsStandOnWhatTheyUse() throws Exception {
        GeneratedDocs.check(IMAGES + "architecture.svg", Pictures.architecture());
    }

    @Test
    void stationsShareWhatThePageSays() throws Exception {
        GeneratedDocs.check(IMAGES + "many-stations.svg", Pictures.manyStations());
    }

    @Test
    void theLifeOfABoardHasTheStatesOfDfu() throws Exception {
        var life = Pictures.lifeOfABoard();
        var states = Arrays.stream(DfuState.values()).map(DfuState::toString).toList();
        assertThat(Pattern.compile("\\b(?:dfu|app)[A-Z][A-Z-]+\\b")
                        .matcher(life)
                        .results())
                .isNotEmpty()
                .allSatisfy(named -> assertThat(states).contains(named.group()));
        GeneratedDocs.check(IMAGES + "board-life.svg", life);
    }
}
