// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.it.browser.Browser;
import io.github.dfumaven.it.browser.Contrast;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees at a station that works; the pictures are in {@code target/operator-pictures}. */
class OperatorPageIT {

    private static final String CONTRAST = Contrast.lowest("h1, h2, p, dt, dd");
    private static final Path PICTURES = Path.of("target", "operator-pictures");
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";
    private static final String SLOTS = "{\"1-1\": \"Slot 1\", \"1-2\": \"Slot 2\", \"1-3\": \"Slot 3\", \"1-4\": \""
            + HOSTILE + "\", \"1-5\": \"Slot 5\"}";

    /** What a person looks at it with. */
    private record Device(String name, int width, int height, boolean dark) {}

    private static final List<Device> DEVICES = List.of(
            new Device("tablet-light", 1280, 800, false),
            new Device("tablet-dark", 1280, 800, true),
            new Device("phone-light", 360, 740, false),
            new Device("phone-dark", 360, 740, true),
            new Device("wall", 1920, 1080, false));

    private static Browser browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        Browser.missing().ifPresent(reason -> Assumptions.abort("The page was not looked at in a browser: " + reason));
        browser = Browser.start();
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.close();
        }
    }

    private static String tile(int port) {
        return "document.querySelector('article[data-place=\"1-" + port + "\"]')";
    }

    private static void awaitWords(Browser where, int port, String... words) {
        where.await(
                tile(port) + "?.innerText ?? ''",
                text -> List.of(words).stream().allMatch(text.toString()::contains));
    }

    /** Shows each kind of tile at a time: waiting, working, confirmed, failed, and what needs attention. */
    private static void fill(Line line) {
        line.plugAndHold(1);
        line.plug(Chip.ESP32_S3, 2);
        line.plug(Chip.ESP32_S2, 3);
        line.plug(Chip.ESP32_S3, 9);
        awaitWords(browser, 1, "Working", "Sending", "%", "Row SN-00", "Leave the board plugged in.");
        awaitWords(browser, 2, "Confirmed", "Row SN-00", "7c:df:a1:00:00:12", "Take the board out.");
        awaitWords(browser, 3, "Failed", "esp32s2", "Take the board out.");
        awaitWords(browser, 9, "Look here", "A board is in no slot of the job", "Plug it into a slot.");
    }

    @Test
    void theOperatorSeesWhatHappensWithoutReloadingAndTheSameAfterIt() throws Exception {
        try (var line = new Line(folder, SLOTS);
                var second = Browser.start()) {
            browser.device(1280, 800, false);
            browser.open(line.address());
            awaitWords(browser, 5, "Slot 5", "Waiting", "Plug in the next board.");
            second.device(360, 740, true);
            second.open(line.address());
            awaitWords(second, 5, "Slot 5", "Waiting");

            fill(line);
            awaitWords(second, 1, "Working");
            awaitWords(second, 3, "Failed");
            assertThat(browser.ask("document.getElementById('confirmed-count').innerText"))
                    .isEqualTo("1 of 20");
            assertThat(browser.ask("document.getElementById('yield').innerText"))
                    .isEqualTo("50.0 %");
            assertThat(browser.ask(tile(1) + ".querySelector('progress').value > 0"))
                    .isEqualTo(true);
            assertThat(browser.ask("document.getElementById('said').innerText"))
                    .asString()
                    .isNotEmpty();

            browser.open(line.address());
            awaitWords(browser, 1, "Working", "Sending");
            awaitWords(browser, 3, "Failed");

            line.held.countDown();
            awaitWords(browser, 1, "Confirmed", "Take the board out.");
            line.unplug(9);
            browser.await(tile(9) + " === null", Boolean.TRUE::equals);
            line.unplug(2);
            awaitWords(browser, 2, "Confirmed", "Plug in the next board.");

            line.end();
            for (var each : List.of(browser, second)) {
                each.await(
                        "document.getElementById('alerts').innerText",
                        text -> text.toString().contains("The station has ended"));
                awaitWords(each, 1, "Confirmed", "Take the board out.");
                assertThat(each.ask("document.getElementById('lost').hidden")).isEqualTo(true);
            }
            browser.picture(PICTURES.resolve("ended.png"));
        }
        browser.console(); // it goes on asking for a station that is started again there, which the console tells
        browser.requests();
    }

    @Test
    void everyScreenShowsAllInGoodContrastAndNothingOfElsewhere() throws Exception {
        var wrong = new ArrayList<String>();
        try (var line = new Line(folder, SLOTS)) {
            browser.open(line.address());
            fill(line);
            for (var device : DEVICES) {
                browser.device(device.width(), device.height(), device.dark());
                browser.open(line.address());
                awaitWords(browser, 1, "Working", "%");
                awaitWords(browser, 9, "Look here");
                var place = device.name() + ": ";
                var width = (long) browser.ask("document.documentElement.scrollWidth");
                if (width > device.width()) {
                    wrong.add(place + width + " pixels wide");
                }
                if ((double) browser.ask(CONTRAST) < 4.5) {
                    wrong.add(place + "too little contrast, " + browser.ask(CONTRAST));
                }
                browser.console().forEach(text -> wrong.add(place + text));
                browser.requests().stream()
                        .filter(address -> !address.startsWith(line.address()) && !address.startsWith("data:"))
                        .forEach(address -> wrong.add(place + "asks for " + address));
                browser.picture(PICTURES.resolve(device.name() + ".png"));
            }
            assertThat(browser.ask(tile(4) + ".querySelector('h2').textContent"))
                    .isEqualTo(HOSTILE);
            assertThat(browser.ask("document.images.length")).isEqualTo(0L);
            assertThat(browser.ask("[...document.querySelectorAll('.state')].every(e => e.querySelector('use') &&"
                            + " e.innerText.trim())"))
                    .as("each state is a shape and a word")
                    .isEqualTo(true);
        }
        assertThat(wrong).isEmpty();
    }
}
