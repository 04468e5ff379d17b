// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.SourceRequest;
import io.github.dfumaven.diff.DeltaOptions;
import io.github.dfumaven.flash.FlashRequest;
import io.github.dfumaven.flasher.cli.FlasherTool;
import io.github.dfumaven.imgtool.cli.ImgTool;
import io.github.dfumaven.merge.MergeRequest;
import io.github.dfumaven.partition.PartitionOptions;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import picocli.CommandLine;

/** One name in three spellings: what a request has can be set in a pom, as a property and on the command line. */
class FrontEndsTest {

    private static final List<String> GOALS =
            List.of("create", "flash", "list", "info", "verify", "extract", "merge", "diff", "partitions", "report");

    /** Parameters that the library for reports brings. */
    private static final Set<String> OF_ALL_REPORTS =
            Set.of("outputDirectory", "siteDirectory", "locale", "outputTimestamp", "outputFormat");

    @Test
    void everyPartOfACreateRequestIsAParameterAndAnOption() throws Exception {
        var options = options(new ImgTool(), "create");
        var names = new HashSet<>(components(CreateRequest.class));
        names.remove("sources"); // which has parts of its own
        names.addAll(components(SourceRequest.class));
        for (var component : names) {
            assertThat(parametersOf("create")).as("parameters of dfu:create").containsKey(component);
            if (!component.equals("files")) { // on the command line these are the words without an option
                assertThat(options).as("options of dfu-imgtool create").contains(option(component));
            }
        }
    }

    @Test
    void everyPartOfAMergeRequestIsAParameterAndAnOption() throws Exception {
        var options = options(new ImgTool(), "merge");
        var names = new HashSet<>(components(MergeRequest.class));
        names.addAll(components(SourceRequest.class));
        for (var component : names) {
            assertThat(parametersOf("merge")).as("parameters of dfu:merge").containsKey(component);
            if (!component.equals("files")) {
                assertThat(options).as("options of dfu-imgtool merge").contains(option(component));
            }
        }
    }

    @Test
    void everyOptionForPartitionTablesIsAParameter() throws Exception {
        var spelled =
                Map.of("offset", "partitionTableOffset", "md5", "disableMd5sum", "subtypes", "extraPartitionSubtypes");
        var parameters = parametersOf("partitions").keySet();
        for (var component : components(PartitionOptions.class)) {
            assertThat(parameters)
                    .as("parameters of dfu:partitions")
                    .contains(spelled.getOrDefault(component, component));
        }
        assertThat(parameters).contains("partitions", "binary", "csv");
    }

    @Test
    void everyPartOfDeltaOptionsIsAParameterAndAnOption() throws Exception {
        var options = options(new ImgTool(), "diff");
        for (var component : components(DeltaOptions.class)) {
            assertThat(parametersOf("diff")).as("parameters of dfu:diff").containsKey(component);
            assertThat(options).as("options of dfu-imgtool diff").contains(option(component));
        }
    }

    @Test
    void everyPartOfAFlashRequestIsAParameterAndAnOption() throws Exception {
        var options = options(new FlasherTool(), "flash");
        for (var component : components(FlashRequest.class)) {
            if (component.equals("image") || component.equals("selection")) {
                continue; // the file that is flashed, and path and serial
            }
            var name = component.equals("waitFor") ? "wait" : component;
            assertThat(parametersOf("flash")).as("parameters of dfu:flash").containsKey(name);
            assertThat(options).as("options of dfu-flasher flash").contains(option(name));
        }
        assertThat(parametersOf("flash")).containsKeys("image", "artifact", "path", "serial", "usb");
        assertThat(options).contains("--path", "--serial", "--usb");
    }

    @Test
    void everyParameterHasAPropertyAndAManualPage() throws Exception {
        for (var goal : GOALS) {
            parametersOf(goal).forEach((name, parameter) -> {
                assertThat(property(goal, name))
                        .as("property of %s in dfu:%s", name, goal)
                        .isEqualTo("${dfu." + name + "}");
                assertThat(text(parameter, "description"))
                        .as("description of %s", name)
                        .hasSizeGreaterThan(20);
                assertThat(text(parameter, "since")).as("since of %s", name).isEqualTo("0.1.0");
            });
        }
    }

    @Test
    void allGoalsAreThreadSafeAndCanBeSkipped() throws Exception {
        for (var goal : GOALS) {
            assertThat(text(mojo(goal), "threadSafe")).as(goal).isEqualTo("true");
            assertThat(parametersOf(goal)).as(goal).containsKey("skip");
        }
        assertThat(text(mojo("create"), "phase")).isEqualTo("package");
        assertThat(text(mojo("create"), "requiresProject")).isEqualTo("true");
        for (var goal : List.of("flash", "list", "info", "verify", "extract", "diff")) {
            assertThat(text(mojo(goal), "requiresProject")).as(goal).isEqualTo("false");
        }
    }

    private static List<String> components(Class<? extends Record> request) {
        return Arrays.stream(request.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static String option(String component) {
        return "--" + component.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static Set<String> options(Object tool, String command) {
        return Objects.requireNonNull(new CommandLine(tool).getSubcommands().get(command), command)
                .getCommandSpec()
                .options()
                .stream()
                .flatMap(option -> Arrays.stream(option.names()))
                .collect(Collectors.toSet());
    }

    /** Returns the parameters that users may set. */
    private static Map<String, Element> parametersOf(String goal) throws Exception {
        var found = new HashMap<String, Element>();
        for (var parameter : children(mojo(goal).getElementsByTagName("parameter"))) {
            var name = text(parameter, "name");
            boolean ofAllReports = goal.equals("report") && OF_ALL_REPORTS.contains(name);
            if (text(parameter, "editable").equals("true") && !ofAllReports) {
                found.put(name, parameter);
            }
        }
        return found;
    }

    private static String property(String goal, String name) {
        try {
            var configuration =
                    (Element) mojo(goal).getElementsByTagName("configuration").item(0);
            return text(configuration, name);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Element mojo(String goal) throws Exception {
        return children(descriptor().getElementsByTagName("mojo")).stream()
                .filter(mojo -> text(mojo, "goal").equals(goal))
                .findFirst()
                .orElseThrow();
    }

    private static Document descriptor() throws Exception {
        try (var in = FrontEndsTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            if (in == null) {
                throw new IOException("the plugin has no descriptor");
            }
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
    }

    private static String text(Element parent, String name) {
        var found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    private static List<Element> children(NodeList nodes) {
        return java.util.stream.IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
