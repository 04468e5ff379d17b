// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jars of the image tool in a folder of the jars of both tools. A Java that looks for a class which is nowhere, as picocli has it do at
 * each start, opens every jar of the class path; those of the flasher would be most of them.
 *
 * @param jars their names
 */
record ClassPath(List<String> jars) {

    private static final String EVERYTHING = "jars=\"$home/lib/*\"\n";

    ClassPath {
        jars = List.copyOf(jars);
    }

    /** Returns the jars of a folder. */
    static ClassPath of(Path lib) throws IOException {
        try (var files = Files.list(lib)) {
            return new ClassPath(files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .toList());
        }
    }

    /** Returns these jars and one more of the same folder. */
    ClassPath with(Path jar) {
        return new ClassPath(Stream.concat(jars.stream(), Stream.of(String.valueOf(jar.getFileName())))
                .sorted()
                .toList());
    }

    /** Returns the launcher's script with these jars in place of whatever is in its folder. */
    String in(String launcher) {
        if (!launcher.contains(EVERYTHING)) {
            throw new IllegalArgumentException("the launcher has no line " + EVERYTHING.strip());
        }
        var named = jars.stream().map(jar -> "$home/lib/" + jar).collect(Collectors.joining(":", "jars=\"", "\"\n"));
        return launcher.replace(EVERYTHING, named);
    }
}
