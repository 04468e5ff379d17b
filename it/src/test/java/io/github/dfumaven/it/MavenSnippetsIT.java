// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.it.Snippets.Snippet;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What README and site tell people to put into a pom and to type behind {@code mvn}. */
class MavenSnippetsIT {

    private static final Set<String> PHASES = Set.of(
            "clean", "package", "verify", "install", "deploy", "site", "test", "test-compile", "process-test-classes");

    @TempDir
    private Path folder;

    /** The pom of README, unchanged, in a folder as ESP-IDF leaves it, and what README says to type there. */
    @Test
    void theProjectOfReadmeBuildsAndFlashes() throws Exception {
        var project = Snippets.xml("README.md").get(0);
        Files.writeString(folder.resolve("pom.xml"), project.text());
        Firmware.of("esp32s3").writeTo(folder.resolve("build").toFile());

        var process = MavenRun.start(folder, Map.of(), List.of("package", "dfu:flash", "-Ddfu.usb=sim"));
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("confirmed by the board").contains("BUILD SUCCESS");
        assertThat(folder.resolve("target/dfu.bin")).isNotEmptyFile();
    }

    /** The settings of the page of goals, unchanged, and no pom. */
    @Test
    void thePrefixIsUnderstoodInAnEmptyFolder() throws Exception {
        var settings = Snippets.xml("site/src/site/markdown/goals.md").stream()
                .filter(piece -> piece.text().startsWith("<settings>"))
                .findFirst()
                .orElseThrow();
        var file = Files.writeString(folder.resolve("settings.xml"), settings.text());
        var empty = Files.createDirectory(folder.resolve("empty"));

        var process =
                MavenRun.start(empty, Map.of(), List.of("-s", file.toString(), "dfu:list", "-Ddfu.usb=sim:esp32s3"));
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("303a:0009", "BUILD SUCCESS");
    }

    @Test
    void everyPieceOfAPomConfiguresWhatThereIs() throws Exception {
        var goals = new Goals();
        var all = new HashSet<String>();
        for (var goal : goals.names()) {
            all.addAll(goals.parameters(goal).keySet());
        }
        int settings = 0;
        for (var page : List.of("README.md", "site/src/site/markdown/goals.md")) {
            for (var piece : Snippets.xml(page)) {
                var configured = children(parsed(piece), "configuration");
                assertThat(all).as(piece.toString()).containsAll(configured);
                settings += configured.size();
            }
        }
        assertThat(settings).isGreaterThan(5);
    }

    private static Element parsed(Snippet piece) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<all>" + piece.text() + "</all>")))
                .getDocumentElement();
    }

    private static List<String> children(Element all, String name) {
        var names = new ArrayList<String>();
        var found = all.getElementsByTagName(name);
        for (int n = 0; n < found.getLength(); n++) {
            var inner = found.item(n).getChildNodes();
            for (int m = 0; m < inner.getLength(); m++) {
                if (inner.item(m) instanceof Element element) {
                    names.add(element.getTagName());
                }
            }
        }
        return names;
    }

    @Test
    void everyLineForMavenNamesGoalsPropertiesAndProfilesThatThereAre() throws Exception {
        var goals = new Goals();
        var profiles = profiles();
        var wrong = new ArrayList<String>();
        var lines = Snippets.commands("mvn", "./mvnw");
        for (var line : lines) {
            var words = List.of(line.text().split("\\s+"));
            var called = words.stream()
                    .filter(word -> word.startsWith("dfu:"))
                    .map(word -> word.substring("dfu:".length()))
                    .toList();
            called.stream()
                    .filter(goal -> !goals.names().contains(goal) && !goal.equals("help"))
                    .forEach(goal -> wrong.add(line + ": there is no goal " + goal));
            words.stream()
                    .skip(1)
                    .filter(word -> word.matches("[a-z][a-z-]*"))
                    .filter(word -> !PHASES.contains(word) && !isValue(words, word))
                    .forEach(word -> wrong.add(line + ": there is no phase " + word));
            values(words, "-Ddfu\\.(\\w+)(=.*)?")
                    .filter(name -> !called.isEmpty())
                    .filter(name -> called.stream().noneMatch(goal -> takes(goals, goal, name)))
                    .forEach(name -> wrong.add(line + ": no goal of it takes dfu." + name));
            values(words, "-P([\\w,]+)")
                    .flatMap(names -> Arrays.stream(names.split(",")))
                    .filter(name -> !profiles.contains(name))
                    .forEach(name -> wrong.add(line + ": there is no profile " + name));
        }
        assertThat(wrong).isEmpty();
        assertThat(lines).hasSizeGreaterThan(25);
    }

    private static boolean isValue(List<String> words, String word) {
        return words.get(words.indexOf(word) - 1).equals("-pl");
    }

    private static Stream<String> values(List<String> words, String pattern) {
        var compiled = Pattern.compile(pattern);
        return words.stream()
                .flatMap(word -> compiled.matcher(word).results())
                .map((MatchResult found) -> found.group(1));
    }

    private static boolean takes(Goals goals, String goal, String property) {
        return goal.equals("help") || goals.parameters(goal).containsKey(property);
    }

    private static Set<String> profiles() throws IOException {
        var found = new HashSet<String>();
        for (var pom : List.of("pom.xml", "it/pom.xml", "dist/pom.xml", "dfu-imgtool/pom.xml", "dfu-flasher/pom.xml")) {
            Pattern.compile("<profile>(?:\\s*<!--.*?-->)*\\s*<id>([^<]+)</id>", Pattern.DOTALL)
                    .matcher(Files.readString(Path.of("..").resolve(pom)))
                    .results()
                    .forEach(profile -> found.add(profile.group(1)));
        }
        return found;
    }
}
