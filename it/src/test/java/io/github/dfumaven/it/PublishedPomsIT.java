// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What users' builds read of ours, as it was installed for the builds of these tests. */
class PublishedPomsIT {

    private static final List<String> CENTRAL = List.of(
            "name",
            "description",
            "url",
            "licenses/license/name",
            "developers/developer/name",
            "scm/connection",
            "scm/url");

    /** Whatever a POM names, each build of its users has to fetch and read, be it for our tests only. */
    @ParameterizedTest
    @ValueSource(strings = {"dfu-imgtool", "dfu-flasher", "dfu-maven-plugin"})
    void sayNothingOfHowWeBuild(String artifact) throws Exception {
        var pom = published(artifact);

        for (var ours : List.of("parent", "build", "profiles", "properties", "dependencyManagement")) {
            assertThat(texts(pom, ours)).as(ours).isEmpty();
        }
        assertThat(texts(pom, "dependencies/dependency/scope"))
                .isNotEmpty()
                .isSubsetOf("compile", "runtime", "provided");
        assertThat(texts(pom, "dependencies/dependency/version"))
                .hasSameSizeAs(texts(pom, "dependencies/dependency"))
                .noneMatch(version -> version.contains("$"));
    }

    /** Central's requirements, which a POM without a parent has to meet itself. */
    @ParameterizedTest
    @ValueSource(strings = {"dfu-imgtool", "dfu-flasher", "dfu-maven-plugin"})
    void sayWhatCentralAsksFor(String artifact) throws Exception {
        var pom = published(artifact);

        for (var wanted : CENTRAL) {
            assertThat(texts(pom, wanted)).as(wanted).hasSize(1).doesNotContain("");
        }
    }

    /** usb4java asks for one of 2018: what a parent says of that reaches no user of the library, and none has to read of it. */
    @Test
    void theFlasherBringsTheCommonsLangThatItWasTestedWith() throws Exception {
        var pom = published("dfu-flasher");

        assertThat(texts(pom, "dependencies/dependency[artifactId='commons-lang3']/version"))
                .containsExactly(System.getProperty("it.commons.lang"));
        assertThat(texts(pom, "dependencies/dependency[artifactId='usb4java']/exclusions/exclusion/artifactId"))
                .containsExactly("commons-lang3");
    }

    private static Document published(String artifact) throws Exception {
        var version = MavenRun.version();
        var file = Path.of(System.getProperty("it.repository"))
                .resolve(Path.of("io", "github", "dfumaven", artifact, version, artifact + "-" + version + ".pom"));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    private static List<String> texts(Document pom, String path) throws Exception {
        var found = (NodeList)
                XPathFactory.newInstance().newXPath().evaluate("/project/" + path, pom, XPathConstants.NODESET);
        var texts = new ArrayList<String>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent().strip());
        }
        return texts;
    }
}
