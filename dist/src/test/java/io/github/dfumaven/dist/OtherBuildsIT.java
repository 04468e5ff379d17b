// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dfumaven.dist.Installation.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the page on other builds shows is taken out of it and run, with the tool that it is for where that is there. */
@DisabledOnOs(OS.WINDOWS)
class OtherBuildsIT {

    private static final Path PAGE = Path.of("../site/src/site/markdown/other-builds.md");
    private static final Pattern FILE = Pattern.compile("(?s)<!-- file: (\\S+) -->\n```\\w+\n(.*?)```");
    private static final Pattern STEP = Pattern.compile("(?m)^ +run: (?:\\|\n((?: {10}.*\n)+)|(.*)\n)");

    @TempDir
    private Path folder;

    private Path project;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void layOut() throws Exception {
        var installation = Installation.unpack(Built.archive("tar.gz"), folder, null);
        project = installation.work();
        FILE.matcher(Files.readString(PAGE)).results().forEach(found -> write(found.group(1), found.group(2)));
        for (var build : List.of("build", "build/firmware")) {
            write(build + "/app.bin", "not an application".repeat(500));
            write(build + "/flasher_args.json", """
                    {"flash_settings": {"flash_mode": "dio", "flash_size": "4MB", "flash_freq": "80m"},
                     "flash_files": {"0x10000": "app.bin"}, "extra_esptool_args": {"chip": "esp32s3"}}
                    """);
        }
        environment.put("PATH", installation.home().resolve("bin") + ":/usr/bin:/bin");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("DFU_FLASHER_ARGS", "--usb sim");
        environment.put("HOME", folder.toString());
    }

    private void write(String name, String text) {
        try {
            var file = project.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Run run(String... command) throws Exception {
        return Installation.run(project, environment, List.of(command));
    }

    private static void confirmed(Run run) {
        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(run.out() + run.err()).contains("flashed and confirmed", "SIMULATED");
    }

    private void assumeProgram(String... command) throws Exception {
        try {
            Assumptions.assumeTrue(run(command).exit() == 0, String.join(" ", command) + " fails");
        } catch (IOException e) {
            Assumptions.abort(command[0] + " is not installed");
        }
    }

    @Test
    void gradle() throws Exception {
        assumeProgram("gradle", "--version");

        confirmed(run("gradle", "--no-daemon", "--offline", "flash"));
    }

    @Test
    void ant() throws Exception {
        var jars = new ArrayList<String>();
        for (var jar : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (jar.matches(".*/ant(-launcher)?-[\\d.]+\\.jar")) {
                jars.add(jar);
            }
        }
        assertThat(jars).hasSize(2);

        confirmed(run(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                String.join(File.pathSeparator, jars),
                "org.apache.tools.ant.Main",
                "flash"));
    }

    /** There is no editor here, but a task of type shell is what is given to the shell. */
    @Test
    void visualStudioCode() throws Exception {
        assertThat(run("sh", "-c", task("dfu").get("command").getAsString()).exit())
                .isZero();
        confirmed(run("sh", "-c", task("flash").get("command").getAsString()));
        assertThat(task("flash").get("dependsOn").getAsString()).isEqualTo("dfu");

        Files.delete(project.resolve("build/app.bin"));
        var problem = task("dfu")
                .getAsJsonObject("problemMatcher")
                .getAsJsonObject("pattern")
                .get("regexp")
                .getAsString();
        assertThat(run("sh", "-c", task("dfu").get("command").getAsString())
                        .err()
                        .lines())
                .as("what the editor shall show")
                .anyMatch(line -> line.matches(problem));
    }

    private JsonObject task(String label) throws IOException {
        for (var task : JsonParser.parseString(Files.readString(project.resolve(".vscode/tasks.json")))
                .getAsJsonObject()
                .getAsJsonArray("tasks")) {
            if (task.getAsJsonObject().get("label").getAsString().equals(label)) {
                return task.getAsJsonObject();
            }
        }
        throw new AssertionError(label);
    }

    /** With what idf.py does to it, as far as that is documented. */
    @Test
    void idfPy() throws Exception {
        assumeProgram("python3", "--version");
        var idf = """
                import argparse, importlib.util
                spec = importlib.util.spec_from_file_location("idf_ext", "idf_ext.py")
                extension = importlib.util.module_from_spec(spec)
                spec.loader.exec_module(extension)
                found = extension.action_extensions({}, ".")
                assert found["version"] == "1"
                actions = found["actions"]
                arguments = argparse.Namespace(build_dir="build")
                assert actions["dfu-send"]["dependencies"] == ["dfu-image"]
                actions["dfu-image"]["callback"]("dfu-image", None, arguments)
                actions["dfu-send"]["callback"]("dfu-send", None, arguments, path="1-10")
                """;

        confirmed(run("python3", "-c", idf));
    }

    @Test
    void west() throws Exception {
        assumeProgram("python3", "-c", "import west.commands");
        write("build/zephyr/zephyr.signed.bin", "not an application".repeat(500));
        var west = """
                import argparse, sys
                sys.path.insert(0, "scripts")
                import dfu
                parser = argparse.ArgumentParser()
                command = dfu.Dfu()
                command.do_add_parser(parser.add_subparsers())
                arguments, unknown = parser.parse_known_args(["dfu", "-d", "build"])
                command.do_run(arguments, unknown)
                """;

        confirmed(run("python3", "-c", west));
    }

    /** PlatformIO is SCons with an environment; this is one as its platform espressif32 makes it. */
    @Test
    void platformIo() throws Exception {
        assumeProgram("scons", "--version");
        write("out/firmware.bin", "not an application".repeat(500));
        write("out/partitions.bin", "not a table");
        write("SConstruct", """
                env = DefaultEnvironment()
                class Board:
                    def get(self, name):
                        return {"build.mcu": "esp32s3"}[name]
                env.AddMethod(lambda env: Board(), "BoardConfig")
                env.Replace(BUILD_DIR="out", PROGNAME="firmware", ESP32_APP_OFFSET="0x10000",
                            FLASH_EXTRA_IMAGES=[("0x9000", "$BUILD_DIR/partitions.bin")])
                env["ENV"].update(__import__("os").environ)
                command = [l.split("=", 1)[1] for l in open("platformio.ini") if l.startswith("upload_command")][0].strip()
                env.Replace(UPLOADCMD=command + " --usb sim")
                env.AlwaysBuild(env.Alias("upload", "out/firmware.bin", ["$UPLOADCMD"]))
                env.SConscript("dfu.py", exports="env")
                """);

        confirmed(run("scons", "upload"));
    }

    @Test
    void gitHubActions() throws Exception {
        var steps = STEP.matcher(Files.readString(project.resolve(".github/workflows/firmware.yml")))
                .results()
                .map(step ->
                        step.group(1) == null ? step.group(2) : step.group(1).stripIndent())
                .filter(step -> !step.contains("curl"))
                .toList();

        assertThat(steps).hasSize(2);
        assertThat(run("sh", "-e", "-c", steps.get(0)).exit()).isZero();
        confirmed(run("sh", "-e", "-c", steps.get(1)));
    }
}
