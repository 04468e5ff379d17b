// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** The goals of the plugin with their parameters, as its descriptor has them. */
final class Goals {

    /** Says what {@code META-INF/maven/plugin.xml} says, is made with it, and still has what is code in the Javadoc. */
    private static final File DESCRIPTOR = new File("../dfu-maven-plugin/target/plugin-enhanced.xml");

    private static final Pattern CODE = Pattern.compile("<code>(.*?)</code>");

    private final Map<String, Element> goals;

    /** Reads the descriptor. */
    Goals() throws Exception {
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(DESCRIPTOR);
        goals = elements(document.getDocumentElement(), "mojo")
                .collect(Collectors.toMap(goal -> text(goal, "goal"), goal -> goal, (a, b) -> a, LinkedHashMap::new));
        goals.remove("help"); // which is generated
    }

    /** Returns the names of our goals. */
    Set<String> names() {
        return goals.keySet();
    }

    /** Returns what is said of a goal, or nothing. */
    String text(String goal, String name) {
        return text(element(goal), name);
    }

    /** Returns the parameters that users may set, by name. */
    Map<String, Element> parameters(String goal) {
        return elements(element(goal), "parameter")
                .filter(parameter -> text(parameter, "editable").equals("true"))
                .collect(Collectors.toMap(
                        found -> text(found, "name"), found -> found, (a, b) -> a, LinkedHashMap::new));
    }

    /** Returns the element of the configuration that has property and default of a parameter. */
    Element configuration(String goal, String parameter) {
        return elements(element(goal), "configuration")
                .flatMap(all -> elements(all, parameter))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Returns what can be set of each goal, such as {@code dfu:create}.
     *
     * @param values what is behind the options of these components
     */
    Map<String, List<Setting>> settings(Map<String, String> values) {
        var found = new LinkedHashMap<String, List<Setting>>();
        for (var goal : names()) {
            found.put(
                    "dfu:" + goal,
                    parameters(goal).values().stream()
                            .map(parameter -> setting(goal, parameter, values))
                            .toList());
        }
        return found;
    }

    private Setting setting(String goal, Element parameter, Map<String, String> values) {
        var name = text(parameter, "name");
        var type = text(parameter, "type");
        var byType = type.equals("java.io.File") ? "FILE" : "TEXT";
        return new Setting(
                name,
                "`" + name + "`",
                type.equals("boolean") ? "true, false" : values.getOrDefault(name, byType),
                configuration(goal, name).getAttribute("default-value").replace("${project.build.directory}", "target"),
                type.startsWith("java.util.List"),
                text(parameter, "required").equals("true"),
                markdown(text(parameter, "description")));
    }

    /** Returns Javadoc as Markdown in one line. */
    static String markdown(String html) {
        return CODE.matcher(html.replaceAll("\\s+", " "))
                .replaceAll(match -> Matcher.quoteReplacement("`"
                        + match.group(1)
                                .replace("&lt;", "<")
                                .replace("&gt;", ">")
                                .replace("&amp;", "&") + "`"));
    }

    /** Returns what is said in an element within another, or nothing. */
    static String text(Element parent, String name) {
        return elements(parent, name)
                .map(found -> found.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private Element element(String goal) {
        return Objects.requireNonNull(goals.get(goal), goal);
    }

    private static Stream<Element> elements(Element parent, String name) {
        var found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }
}
