// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of the works of others holds what is there, and nothing else. */
class NoticesIT {

    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d.*)\\.jar");
    private static final Pattern NAMED =
            Pattern.compile("(?m)^([A-Za-z][\\w-]*) +(Apache-2\\.0|BSD-2-Clause|MIT|LGPL-2\\.1) ");
    private static final Pattern COMPONENT = Pattern.compile("\"bom-ref\" : \"pkg:maven/([^/]+)/([^@]+)@([^?]+)\\?");

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void unpack() throws Exception {
        home = Installation.unpack(Built.archive("tar.gz"), folder, null).home();
    }

    private List<String> jars() throws IOException {
        try (var files = Files.list(home.resolve("lib"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static String artifact(String jar) {
        var parts = JAR.matcher(jar);
        assertThat(parts.matches()).as(jar).isTrue();
        return parts.group(1);
    }

    @Test
    void theNoticeNamesEachWorkAndItsLicenceIsThere() throws IOException {
        var notice = Files.readString(home.resolve("NOTICE"));
        var works = new TreeSet<String>();
        jars().stream()
                .map(NoticesIT::artifact)
                .filter(work -> !work.startsWith("dfu-"))
                .forEach(works::add);

        var named = new TreeSet<String>();
        NAMED.matcher(notice).results().forEach(found -> {
            named.add(found.group(1));
            assertThat(home.resolve("licenses/" + found.group(2) + ".txt")).exists();
        });

        assertThat(named).isEqualTo(works);
        assertThat(home.resolve("licenses/LGPL-2.1.txt")).content().contains("GNU LESSER GENERAL PUBLIC LICENSE");
    }

    @Test
    void noticesInsideTheJarsArePassedOn() {
        for (var work : List.of("commons-codec", "commons-lang3")) {
            assertThat(home.resolve("licenses/" + work + "-NOTICE.txt"))
                    .content()
                    .contains("The Apache Software Foundation");
        }
    }

    @Test
    void theBillOfMaterialsListsEachJar() throws IOException {
        var bill = Files.readString(home.resolve("sbom.cdx.json"));
        var listed = new TreeSet<String>();
        COMPONENT.matcher(bill).results().map(found -> found.group(2)).forEach(listed::add);
        var works = new TreeSet<String>();
        jars().stream().map(NoticesIT::artifact).forEach(works::add);

        assertThat(listed).isEqualTo(works);
        assertThat(bill).contains("libusb4java@1.3.1?classifier=darwin-aarch64");
    }

    /** Older formats keep a class out of archives of classes. */
    @Test
    void everyClassIsInAFormatThatArchivesTake() throws IOException {
        for (var name : jars()) {
            try (var jar = new JarFile(home.resolve("lib").resolve(name).toFile())) {
                for (var entry : jar.stream()
                        .filter(it -> it.getName().endsWith(".class"))
                        .toList()) {
                    try (var in = new DataInputStream(jar.getInputStream(entry))) {
                        in.readInt();
                        in.readUnsignedShort();
                        assertThat(in.readUnsignedShort())
                                .as(name + " " + entry)
                                .isGreaterThanOrEqualTo(50);
                    }
                }
            }
        }
    }

    /** JBang does not see it, for users of the libraries do not get it. */
    @Test
    void theReleaseNamesThePicocliThatIsInside() throws IOException {
        var picocli = jars().stream()
                .filter(jar -> jar.startsWith("picocli-"))
                .findFirst()
                .orElseThrow();
        var version = JAR.matcher(picocli).replaceFirst("$2");

        assertThat(Path.of("../jreleaser.yml")).content().contains("picocli: " + version + "\n");
    }
}
