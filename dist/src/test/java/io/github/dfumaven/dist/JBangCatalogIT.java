// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JBang fetches what Maven would: the catalog has to name what users of the libraries do not get, in the versions that are tested. */
class JBangCatalogIT {

    private static final Path CATALOG = Path.of("src/main/jreleaser/jbang/jbang-catalog.json.tpl");
    private static final Path RELEASE = Path.of("../jreleaser.yml");
    private static final Pattern OPTIONAL =
            Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<optional>true</optional>");

    @TempDir
    private Path folder;

    /** Fills the places in as JReleaser does: the name of the packager is in front of that of each property. */
    private static String catalog() throws IOException {
        var text = Files.readString(CATALOG);
        var properties =
                Pattern.compile("extraProperties:\\R((?: {8}\\S+: \\S+\\R)+)").matcher(Files.readString(RELEASE));
        assertThat(properties.find()).isTrue();
        for (var line : properties.group(1).strip().lines().toList()) {
            var pair = line.strip().split(": ", 2);
            var name = Character.toUpperCase(pair[0].charAt(0)) + pair[0].substring(1);
            text = text.replace("{{jbang" + name + "}}", pair[1]);
        }
        return text.replace("{{projectVersion}}", Built.VERSION);
    }

    @Test
    void everyPlaceIsFilledIn() throws IOException {
        assertThat(catalog()).doesNotContain("{{", "}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dfu-imgtool", "dfu-flasher"})
    void whatIsOptionalForUsersOfTheLibraryIsNamed(String tool) throws Exception {
        var lib = Installation.unpack(Built.archive("tar.gz"), folder, null)
                .home()
                .resolve("lib");
        var alias = JsonParser.parseString(catalog())
                .getAsJsonObject()
                .getAsJsonObject("aliases")
                .getAsJsonObject(tool);
        var optional = new TreeSet<String>();
        OPTIONAL.matcher(Files.readString(Path.of("..", tool, "pom.xml")))
                .results()
                .forEach(found -> optional.add(found.group(1)));

        var named = new TreeSet<String>();
        for (var dependency : alias.getAsJsonArray("dependencies")) {
            var parts = dependency.getAsString().split(":", -1);
            named.add(parts[1]);
            assertThat(lib.resolve(parts[1] + "-" + parts[2] + ".jar")).exists();
        }

        assertThat(named).isEqualTo(optional).isNotEmpty();
    }
}
