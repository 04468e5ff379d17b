// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.dist.Installation.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Both tools, with a place of their own for archives of classes.
 *
 * @param folder where all is
 * @param cache what the tools are told to be the user's cache folder
 * @param java that they run on
 * @param installation the tools
 */
record ArchivedTools(Path folder, Path cache, Path java, Installation installation) {

    /** Installs them for a JDK, or with their own Java. */
    static ArchivedTools install(String from, Path temp) throws IOException, InterruptedException {
        var folder = temp.toRealPath();
        var cache = Files.createDirectories(folder.resolve("größe"));
        boolean isOwn = from.isEmpty();
        Assumptions.assumeTrue(isOwn || Files.isDirectory(Path.of(from)), "no JDK at " + from + " (-Ddfu.newestJava=)");
        var unpacked = Installation.unpack(
                isOwn ? Built.withRuntime() : Built.archive("tar.gz"),
                folder,
                isOwn ? null : Path.of(from).toRealPath());
        // From a folder whose name has to be quoted in an address, Java 17 puts none but its own classes into an
        // archive.
        var home = Files.move(unpacked.home(), folder.resolve("tools"));
        var java = isOwn ? home.resolve("runtime") : Path.of(from).toRealPath();
        return new ArchivedTools(folder, cache, java, new Installation(home, unpacked.work(), unpacked.java()));
    }

    Run version(String tool) throws Exception {
        var run = installation.runWith(Map.of("XDG_CACHE_HOME", cache.toString()), tool, "--version");
        assertThat(run).isEqualTo(new Run(0, tool + " " + Built.VERSION + "\n", ""));
        return run;
    }

    /** Tells whether the launcher gives its archive to Java; behind a run without one it would make another. */
    boolean takesIts(String tool) throws Exception {
        return started(tool, "").stream().anyMatch(word -> word.endsWith("=" + place(tool) + "/classes"));
    }

    /** Returns what the launcher becomes, word by word, with archives or without: no folder here has blanks in its name. */
    private List<String> started(String tool, String archives) throws Exception {
        var launcher = installation.home().resolve("bin").resolve(tool).toString();
        var run = Installation.run(
                folder,
                Map.of(
                        "JAVA_HOME", java.toString(),
                        "XDG_CACHE_HOME", cache.toString(),
                        "DFU_CLASS_ARCHIVE", archives),
                List.of("sh", "-x", launcher, "--version"));
        var exec = "+ exec " + java + "/bin/java ";
        var lines = run.err().lines().filter(line -> line.startsWith(exec)).toList();
        assertThat(lines).as(run.err()).hasSize(1);
        return List.of(lines.get(0).substring("+ exec ".length()).split(" ", -1));
    }

    Path place(String tool) {
        return Path.of(cache + "/dfu-tools/" + tool + java + installation.home());
    }

    void runAndMake(String tool) throws Exception {
        var identity = place(tool).resolve("identity");
        if (Files.exists(identity)) {
            Files.setLastModifiedTime(identity, FileTime.fromMillis(0));
        }
        var old = Files.writeString(folder.resolve("old"), "");
        Files.setLastModifiedTime(old, FileTime.fromMillis(1_000_000_000_000L));
        version(tool);
        until("[ '" + identity + "' -nt '" + old + "' ] && [ ! -e '" + place(tool) + "/making' ]");
    }

    /** Waits until something holds that a shell can tell. */
    void until(String holds) throws Exception {
        var waiting = "n=0; until " + holds + "; do n=$((n + 1)); [ $n -lt 400 ] || exit 1; sleep 0.2; done";
        int exit = 1;
        for (int i = 0; i < 5 && exit != 0; i++) {
            exit = Installation.run(folder, Map.of(), List.of("sh", "-c", waiting))
                    .exit();
        }
        assertThat(exit).as(holds).isZero();
    }

    /** What Java itself keeps of its classes, on which archives of the tools are built. */
    Path archiveOfJava() {
        return java.resolve("lib/server/classes.jsa");
    }

    /** Returns what the launcher gives to Java as the class path. */
    String classPath(String tool) throws Exception {
        var words = started(tool, "off");
        return words.get(words.indexOf("-cp") + 1);
    }

    /** Runs what the launcher becomes, with a Java that tells where it has its classes from. */
    Stream<String> sources(String tool) throws Exception {
        var command = new ArrayList<>(started(tool, ""));
        command.replaceAll(word -> word.equals("-Xlog:disable") ? "-Xlog:class+load" : word);
        return Installation.run(folder, Map.of(), command).out().lines();
    }
}
