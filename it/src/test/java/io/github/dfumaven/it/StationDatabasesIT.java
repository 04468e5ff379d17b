// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code dfu:station} says where it cannot have its databases; that it fetches them is part of its build. */
class StationDatabasesIT {

    @Test
    void aStationWithoutItsDatabaseSaysWhatToDo(@TempDir Path folder) throws Exception {
        var repository = folder.resolve("repository");
        withoutSqlite(Path.of(System.getProperty("it.repository")), repository);
        Files.writeString(folder.resolve("job.json"), "{\"image\": \"dfu.bin\"}");

        var run = MavenRun.of(
                folder,
                Map.of(),
                "station",
                "-o",
                "-Dmaven.repo.local=" + repository,
                "-Ddfu.job=job.json",
                "-Ddfu.usb=sim");
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.out())
                .contains("the record needs a database: ")
                .contains("org.xerial:sqlite-jdbc:jar:")
                .contains("[no-database]")
                .contains("Call the goal once where Maven reaches the repositories of plugins");
        assertThat(folder.resolve("station-records.db")).doesNotExist();
    }

    /** Without Maven's notes of where a file is from, too: it would look there again. */
    private static void withoutSqlite(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var relative = from.relativize(file);
                if (!relative.startsWith(Path.of("org", "xerial")) && !relative.endsWith("_remote.repositories")) {
                    copy(file, to.resolve(relative));
                }
            }
        }
    }

    private static void copy(Path file, Path to) throws IOException {
        Files.createDirectories(to.resolveSibling("."));
        try {
            Files.copy(file, to);
        } catch (NoSuchFileException e) {
            System.out.println("left out, for another Maven has just renamed it: " + file);
        }
    }
}
