// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.it.browser.Browser;
import io.github.dfumaven.it.browser.Contrast;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every page in a real browser, on a wide and a narrow screen, light and dark; the pictures are in {@code target/site-pictures}. */
class SiteInBrowserIT {

    private static final Path PICTURES = Path.of("target", "site-pictures");

    /** What a person looks at it with. */
    private record Device(String name, int width, int height, boolean dark) {}

    private static final List<Device> DEVICES = List.of(
            new Device("wide-light", 1280, 900, false),
            new Device("wide-dark", 1280, 900, true),
            new Device("narrow-light", 390, 844, false),
            new Device("narrow-dark", 390, 844, true));

    private static SiteServer server;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        Browser.missing().ifPresent(reason -> Assumptions.abort("The site was not looked at in a browser: " + reason));
        server = new SiteServer();
        browser = Browser.start();
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.close();
            server.close();
        }
    }

    @Test
    void everyPageFitsItsScreenAndNeedsNothingFromElsewhere() throws Exception {
        var wrong = new ArrayList<String>();
        for (var device : DEVICES) {
            browser.device(device.width(), device.height(), device.dark());
            for (var page : Site.pages()) {
                browser.open(server.address(page));
                browser.await("document.readyState", "complete"::equals);
                var place = page + " " + device.name() + ": ";
                var width = (long) browser.ask("document.documentElement.scrollWidth");
                if (width > device.width()) {
                    wrong.add(place + width + " pixels wide: " + browser.ask(WIDEST));
                }
                if ((boolean) browser.ask("document.body.classList.contains('dark')") != device.dark()) {
                    wrong.add(place + "not in the colours that were asked for");
                }
                if ((double) browser.ask(CONTRAST) < 4.5) {
                    wrong.add(place + "too little contrast, " + browser.ask(CONTRAST));
                }
                browser.console().forEach(line -> wrong.add(place + line));
                browser.requests().stream()
                        .filter(address -> !address.startsWith(server.address("")) && !address.startsWith("data:"))
                        .forEach(address -> wrong.add(place + "asks for " + address));
                browser.picture(PICTURES.resolve(page.replace('/', '-') + "-" + device.name() + ".png"));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The beginning of the innermost part without which the page would be narrower. */
    private static final String WIDEST = """
            (() => {
              const width = () => document.documentElement.scrollWidth;
              const all = width();
              for (const e of [...document.querySelectorAll('main *')].reverse()) {
                const before = e.style.display;
                e.style.display = 'none';
                const less = width() < all;
                e.style.display = before;
                if (less) return e.outerHTML.slice(0, 200);
              }
              return 'no one of its parts';
            })()""";

    private static final String CONTRAST = Contrast.lowest("main h1, main h2, main p, main li, main td, main code");

    @Test
    void theSearchFindsPagesByTheirWords() {
        browser.device(1280, 900, false);
        browser.open(server.address("index.html"));
        browser.type("input[placeholder='Search...']", "USB_PHY_SEL");

        browser.await(
                "document.querySelector('main').innerText",
                text -> text.toString().contains("Hardware"));
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests())
                .allMatch(address -> address.startsWith(server.address("")) || address.startsWith("data:"));
    }
}
