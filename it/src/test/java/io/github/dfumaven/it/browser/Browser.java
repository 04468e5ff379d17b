// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.browser;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.FluentWait;

/** Chromium without a screen. */
public final class Browser implements AutoCloseable {

    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Returns why there is none on this machine, or nothing if there is one. */
    public static Optional<String> missing() {
        return Files.isExecutable(DRIVER)
                ? Optional.empty()
                : Optional.of("no " + DRIVER + ": apt-get install chromium chromium-driver");
    }

    public static Browser start() {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        var options = new ChromeOptions();
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage");
        options.setCapability("goog:loggingPrefs", logs);
        var service = ChromeDriverService.createDefaultService();
        service.setExecutable(DRIVER.toString());
        return new Browser(new ChromeDriver(service, options));
    }

    /** Sets what a person's device is like. */
    public void device(int width, int height, boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    public void open(String address) {
        driver.get(address);
    }

    /** Returns what an expression of JavaScript gives. */
    public Object ask(String expression) {
        return Objects.requireNonNull(driver.executeScript("return " + expression), expression);
    }

    /** Types into the only thing that a selector finds and that can be seen. */
    public void type(String selector, String text) {
        var field = driver.findElements(By.cssSelector(selector)).stream()
                .filter(found -> found.isDisplayed())
                .findFirst()
                .orElseThrow();
        field.sendKeys(text);
    }

    /** Waits until an expression of JavaScript gives what is wanted, and returns that. */
    public Object await(String expression, Predicate<Object> wanted) {
        return new FluentWait<>(this)
                .withTimeout(Duration.ofMinutes(1))
                .pollingEvery(Duration.ofMillis(50))
                .until(browser -> {
                    var given = browser.ask(expression);
                    return wanted.test(given) ? given : null;
                });
    }

    /** Returns what the console has shown since the last time. */
    public List<String> console() {
        return StreamSupport.stream(driver.manage().logs().get(LogType.BROWSER).spliterator(), false)
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** Returns the addresses that were asked for since the last time. */
    public List<String> requests() {
        return StreamSupport.stream(
                        driver.manage().logs().get(LogType.PERFORMANCE).spliterator(), false)
                .map(entry -> JsonParser.parseString(entry.getMessage())
                        .getAsJsonObject()
                        .getAsJsonObject("message"))
                .flatMap(Browser::requested)
                .toList();
    }

    private static Stream<String> requested(JsonObject message) {
        return "Network.requestWillBeSent".equals(message.get("method").getAsString())
                ? Stream.of(message.getAsJsonObject("params")
                        .getAsJsonObject("request")
                        .get("url")
                        .getAsString())
                : Stream.empty();
    }

    /** Keeps what is to be seen, for people. */
    public void picture(Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
