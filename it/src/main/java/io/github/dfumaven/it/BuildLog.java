// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What Maven said in a build.
 *
 * @param lines the log, without the colours
 */
public record BuildLog(List<String> lines) {

    private static final Pattern STACK_TRACE = Pattern.compile("\\s+at [\\w.$/]+\\(.*\\)|.*Caused by: .*");

    /**
     * {@return the log of a project: what is in {@code build.log}, without colours and without the version of the plugin}
     *
     * @param basedir the folder of the project
     * @throws IOException if it cannot be read
     */
    public static BuildLog of(File basedir) throws IOException {
        return new BuildLog(Files.readAllLines(basedir.toPath().resolve("build.log")).stream()
                .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
                .map(line -> line.replaceAll("(dfu-maven-plugin):[^: ]+:", "$1:"))
                .toList());
    }

    /**
     * Does nothing if these lines stand in the log, one right behind the other.
     *
     * @param wanted whole lines
     */
    public void expect(String... wanted) {
        if (Collections.indexOfSubList(lines, List.of(wanted)) < 0) {
            throw new AssertionError("the log lacks\n" + String.join("\n", wanted) + "\n\n" + this);
        }
    }

    /**
     * Does nothing if the build failed with this message: what Maven says in front of it, then exactly these lines.
     *
     * @param goal the goal and its execution, such as {@code create (default-create)}
     * @param project artifactId of the project
     * @param message what happened, with its code, and the cure
     */
    public void expectFailure(String goal, String project, String... message) {
        var expected = new String[message.length + 1];
        expected[0] = "[ERROR] Failed to execute goal io.github.dfumaven:dfu-maven-plugin:" + goal + " on project "
                + project + ": " + message[0];
        for (int i = 1; i < message.length; i++) {
            expected[i] = "[ERROR] " + message[i];
        }
        expected[message.length] = "[ERROR] -> [Help 1]";
        expect(expected);
        expectNo(STACK_TRACE.pattern());
    }

    /**
     * Does nothing if no line matches.
     *
     * @param pattern a regular expression for a whole line
     */
    public void expectNo(String pattern) {
        var found = lines.stream().filter(line -> line.matches(pattern)).findFirst();
        if (found.isPresent()) {
            throw new AssertionError("the log must not have: " + found.get() + "\n\n" + this);
        }
    }

    /** Returns the whole log. */
    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
