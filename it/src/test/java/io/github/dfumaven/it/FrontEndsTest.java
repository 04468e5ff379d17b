// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.diff.DeltaOptions;
import io.github.dfumaven.flash.FlashRequest;
import io.github.dfumaven.merge.MergeRequest;
import io.github.dfumaven.monitor.MonitorRequest;
import io.github.dfumaven.nvs.NvsOptions;
import io.github.dfumaven.partition.PartitionOptions;
import io.github.dfumaven.source.SourceRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One name in three spellings: what the request of a job has as {@code partSize}, users set as {@code <partSize>} in a pom, as property
 * {@code dfu.partSize} and as option {@code --part-size}.
 */
class FrontEndsTest {

    /** What the words of a command that are no options are called in a pom. */
    private static final Map<String, String> WORDS = Map.of(
            "ADDRESS FILE",
            "files",
            "FILE",
            "image",
            "IN",
            "partitions",
            "NEW",
            "image",
            "OLD",
            "oldImage",
            "IN.csv",
            "nvsValues",
            "NVS",
            "nvsBinary",
            "JOB",
            "job");

    /** Parts of a request that are called otherwise, or stand for several parameters. */
    private static final Map<String, String> PARTS = Map.ofEntries(
            entry("waitFor", "wait"),
            entry("selection", "path"),
            entry("own", "values"),
            entry("sources", "files"),
            entry("offset", "partitionTableOffset"),
            entry("md5", "disableMd5sum"),
            entry("size", "nvsSize"),
            entry("version", "nvsVersion"),
            entry("key", "nvsKey"),
            entry("subtypes", "extraPartitionSubtypes"));

    private static final String DFU_UTIL = "dfu-util's options, for devices of other vendors and for trying by hand";
    private static final String IN_A_POM = "there nvsSize and the like say what they are of";
    private static final String ONLY_A_BUILD = "a build has a partition table, which tells the size";
    private static final String OF_THE_RECORD = "report and give-back are commands, for whoever looks at the record";
    private static final String ONLY_MAVEN = "only Maven has artifacts";

    /** Where the front ends of a job differ, and why they have to. */
    private static final Map<String, String> DIFFERENCES = Map.ofEntries(
            entry("alt is no parameter: board flash", DFU_UTIL),
            entry("artifact is no option: diff extract flash info verify", ONLY_MAVEN),
            entry("ROW is no parameter: station", OF_THE_RECORD),
            entry("boards is no parameter: station", OF_THE_RECORD),
            entry("force is no parameter: station", OF_THE_RECORD),
            entry("format is no parameter: station", OF_THE_RECORD),
            entry("since is no parameter: station", OF_THE_RECORD),
            entry("binary is no option: partitions", "to-bin has it as --output"),
            entry("classifier is no option: create", ONLY_MAVEN),
            entry("csv is no option: partitions", "to-csv has it as --output"),
            entry("delta is no option: diff", "dfu-imgtool has --output for what is written"),
            entry("device is no parameter: board flash", DFU_UTIL),
            entry("devnum is no parameter: board flash", DFU_UTIL),
            entry("extraPartitionSubtypes is repeatable in one: partitions", "Maven would part a list at its commas"),
            entry(
                    "image is no option: create merge",
                    "--output-file as in mkdfu.py; one word in place of ADDRESS FILE"),
            entry("image is repeatable in one: info", "a goal is about the image of its project"),
            entry("intf is no parameter: board flash", DFU_UTIL),
            entry("json is no parameter: board diff extract flash info list", "the log of Maven is for people"),
            entry("jsonLines is no parameter: flash station", "the log of Maven is for people"),
            entry("key is no parameter: nvs", IN_A_POM),
            entry("nvsKey is no option: nvs", IN_A_POM),
            entry("nvsPartition is no option: nvs", ONLY_A_BUILD),
            entry("nvsSize is no option: nvs", IN_A_POM),
            entry("nvsVersion is no option: nvs", IN_A_POM),
            entry("noVerify is no parameter: partitions", "<verify>false</verify>"),
            entry("offset is no parameter: partitions", "gen_esp32part.py's name for partitionTableOffset"),
            entry("oldArtifact is no option: diff", ONLY_MAVEN),
            entry("output is no parameter: diff nvs partitions", "there it is delta, nvsBinary, binary and csv"),
            entry("outputFile is no parameter: create", "mkdfu.py's name for image"),
            entry("partitions is no option: nvs", ONLY_A_BUILD),
            entry(
                    "partitionTableOffset is no option: nvs partitions",
                    "gen_esp32part.py calls it --offset, and nvs asks for the size"),
            entry("quiet is no parameter: partitions", "mvn -q"),
            entry("simFlashFile is no parameter: board list", "they change no flash"),
            entry("simApp is no parameter: board list", "nothing runs without a flash file"),
            entry("simTiming is no parameter: board list", "they are soon done"),
            entry(
                    "skip is no option: board create diff extract flash info list merge monitor nvs partitions station verify",
                    "do not call it"),
            entry("size is no parameter: nvs", IN_A_POM),
            entry("svg is no parameter: info", "dfu:report draws it"),
            entry(
                    "usb is repeatable in one: board flash list station",
                    "a pom has several hosts in one text, joined by commas"),
            entry("verbose is no parameter: board flash", "mvn -X"),
            entry("used is no parameter: nvs", "a goal reads none that comes from a board"),
            entry("version is no parameter: nvs", IN_A_POM),
            entry("verify has two defaults: partitions", "gen_esp32part.py's --verify says what holds without it"));

    private final Map<String, List<Setting>> options = Commands.settings();
    private final Goals goals;
    private final Map<String, List<Setting>> parameters;

    FrontEndsTest() throws Exception {
        goals = new Goals();
        parameters = goals.settings(Map.of());
    }

    @Test
    void theFrontEndsOfAJobDifferOnlyWithReason() {
        var differences = new TreeMap<String, TreeSet<String>>();
        jobs().forEach(job -> compare(options(job), parameters(job))
                .forEach(found -> differences
                        .computeIfAbsent(found, key -> new TreeSet<>())
                        .add(job)));

        assertThat(jobs())
                .contains(
                        "create",
                        "info",
                        "verify",
                        "extract",
                        "merge",
                        "diff",
                        "partitions",
                        "nvs",
                        "flash",
                        "list",
                        "board",
                        "monitor",
                        "station");
        assertThat(differences.entrySet().stream()
                        .map(found -> found.getKey() + ": " + String.join(" ", found.getValue())))
                .containsExactlyInAnyOrderElementsOf(DIFFERENCES.keySet());
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of("create", CreateRequest.class),
                Arguments.of("create", SourceRequest.class),
                Arguments.of("merge", MergeRequest.class),
                Arguments.of("diff", DeltaOptions.class),
                Arguments.of("partitions", PartitionOptions.class),
                Arguments.of("nvs", NvsOptions.class),
                Arguments.of("flash", FlashRequest.class),
                Arguments.of("monitor", MonitorRequest.class));
    }

    /** That it is an option, too, follows from there being no difference. */
    @ParameterizedTest
    @MethodSource("requests")
    void everyPartOfARequestIsAParameter(String job, Class<? extends Record> request) {
        assertThat(parameters(job).keySet())
                .containsAll(Stream.of(request.getRecordComponents())
                        .map(part -> PARTS.getOrDefault(part.getName(), part.getName()))
                        .toList());
    }

    @Test
    void everyParameterHasAPropertyAndAManualPage() {
        for (var goal : goals.names()) {
            goals.parameters(goal).forEach((name, parameter) -> {
                assertThat(goals.configuration(goal, name).getTextContent())
                        .as("property of %s in dfu:%s", name, goal)
                        .isEqualTo("${dfu." + name + "}");
                assertThat(Goals.text(parameter, "description"))
                        .as("description of %s", name)
                        .hasSizeGreaterThan(20);
                assertThat(Goals.text(parameter, "since"))
                        .as("since of %s", name)
                        .isEqualTo("0.1.0");
            });
        }
    }

    /** What the registry of backends says, the options say as it stands; the words of goals, which are Javadoc, name each. */
    @Test
    void everyWayToBoardsIsToldWhereOneIsChosen() {
        var ways = Pattern.compile("(\\w+)\\S* \\(")
                .matcher(Backend.WORDS)
                .results()
                .map(way -> way.group(1))
                .toList();
        assertThat(ways).contains("libusb", "usbip", "sim");
        Stream.of(options, parameters)
                .flatMap(all -> all.entrySet().stream())
                .forEach(job -> job.getValue().stream()
                        .filter(setting -> setting.component().equals("usb"))
                        .forEach(setting -> assertThat(ways)
                                .as(job.getKey())
                                .allSatisfy(way -> assertThat(setting.words()).containsPattern("\\b" + way + "\\b"))));
    }

    @Test
    void allGoalsAreThreadSafeAndCanBeSkipped() {
        for (var goal : goals.names()) {
            assertThat(goals.text(goal, "threadSafe")).as(goal).isEqualTo("true");
            assertThat(parameters(goal)).as(goal).containsKey("skip");
        }
        assertThat(goals.text("create", "phase")).isEqualTo("package");
        assertThat(goals.text("create", "requiresProject")).isEqualTo("true");
        for (var goal : List.of("flash", "list", "board", "station", "info", "verify", "extract", "diff")) {
            assertThat(goals.text(goal, "requiresProject")).as(goal).isEqualTo("false");
        }
    }

    /** The goals that are commands, too. */
    private List<String> jobs() {
        return goals.names().stream().filter(goal -> !options(goal).isEmpty()).toList();
    }

    private Map<String, Setting> options(String job) {
        var found = new LinkedHashMap<String, Setting>();
        options.forEach((command, settings) -> {
            if (command.matches("[\\w-]+ " + job + "( .*)?")) {
                settings.forEach(
                        setting -> found.put(WORDS.getOrDefault(setting.component(), setting.component()), setting));
            }
        });
        return found;
    }

    private Map<String, Setting> parameters(String goal) {
        return Objects.requireNonNull(parameters.get("dfu:" + goal)).stream()
                .collect(Collectors.toMap(Setting::component, found -> found));
    }

    private static List<String> compare(Map<String, Setting> options, Map<String, Setting> parameters) {
        var found = new ArrayList<String>();
        options.forEach((name, option) -> {
            var parameter = parameters.get(name);
            if (parameter == null) {
                found.add(name + " is no parameter");
            } else {
                compare(option, parameter).forEach(difference -> found.add(name + difference));
            }
        });
        parameters.keySet().stream()
                .filter(name -> !options.containsKey(name))
                .forEach(name -> found.add(name + " is no option"));
        return found;
    }

    private static List<String> compare(Setting option, Setting parameter) {
        var found = new ArrayList<String>();
        if (option.isRepeatable() != parameter.isRepeatable()) {
            found.add(" is repeatable in one");
        }
        if (option.isSwitch() != parameter.isSwitch()) {
            found.add(" is true or false in one");
        }
        if (!option.standard().isEmpty()
                && !parameter.standard().isEmpty()
                && !option.standard().equals(parameter.standard())) {
            found.add(" has two defaults");
        }
        return found;
    }
}
