// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What Maven reads of the goals before it calls them. */
class GoalDescriptorTest {

    /** Maven would say that parameters are missing, without a code and before any other check; the goals say it themselves. */
    @Test
    void noParameterHasToBeSetForMavenToCallAGoal() throws Exception {
        var required = new ArrayList<String>();
        int goals = 0;
        for (var goal : elements(parsed("maven/plugin.xml").getElementsByTagName("mojo"))) {
            goals++;
            for (var parameter : elements(goal.getElementsByTagName("parameter"))) {
                if (text(parameter, "required").equals("true") && !hasDefault(goal, text(parameter, "name"))) {
                    required.add(text(goal, "goal") + " " + text(parameter, "name"));
                }
            }
        }

        assertThat(goals).isGreaterThan(10);
        assertThat(required).isEmpty();
    }

    /** Eclipse marks a goal that it knows nothing of as an error, and must not run one that flashes when a file is saved. */
    @Test
    void eclipseLeavesEveryGoalAlone() throws Exception {
        var goals = elements(parsed("maven/plugin.xml").getElementsByTagName("mojo")).stream()
                .map(goal -> text(goal, "goal"))
                .toList();
        var mapping = parsed("m2e/lifecycle-mapping-metadata.xml");
        var leftAlone = elements(mapping.getElementsByTagName("goal")).stream()
                .map(Element::getTextContent)
                .toList();
        assertThat(leftAlone).containsExactlyInAnyOrderElementsOf(goals);
        assertThat(mapping.getElementsByTagName("action").getLength()).isOne();
        assertThat(mapping.getElementsByTagName("ignore").getLength()).isOne();
    }

    private static Document parsed(String file) throws Exception {
        try (var in = Files.newInputStream(Path.of("target/classes/META-INF").resolve(file))) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
    }

    private static boolean hasDefault(Element goal, String parameter) {
        return elements(goal.getElementsByTagName(parameter)).stream()
                .anyMatch(configured -> configured.hasAttribute("default-value"));
    }

    private static String text(Element parent, String name) {
        var found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private static List<Element> elements(NodeList nodes) {
        var found = new ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }
}
