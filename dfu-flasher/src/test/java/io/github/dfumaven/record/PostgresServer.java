// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL of Debian's for a test, in a folder of its own, which it starts, stops and ends. */
public final class PostgresServer implements AutoCloseable {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final String ACCOUNT = "postgres";
    private static final int LIMIT_SECONDS = 120;

    private final Path programs;
    private final Path folder;
    private final Path data;
    private final int port;

    private PostgresServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.data = folder.resolve("data");
        this.port = port;
    }

    /** Starts a server with an empty database; skips the test where there is none. */
    public static PostgresServer start() throws IOException, InterruptedException {
        var programs = programs();
        assumeTrue(programs.isPresent(), "PostgreSQL is not installed (apt-get install postgresql)");
        var folder = Files.createTempDirectory("dfu-postgres");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        var server = new PostgresServer(programs.get(), folder, freePort());
        server.run(
                "initdb", "-D", server.data.toString(), "-U", ACCOUNT, "-A", "trust", "-E", "UTF8", "--locale=C", "-N");
        server.begin();
        return server;
    }

    private static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (var versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .findFirst();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Returns where its database is, for --records. */
    public String address() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&password=s3cret";
    }

    /** Starts it again. */
    public void begin() throws IOException, InterruptedException {
        run(
                "pg_ctl",
                "-D",
                data.toString(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1 -c fsync=off",
                "start");
    }

    /** Stops it as a failing machine does: nobody is told, and nothing is put in order. */
    public void stop() throws IOException, InterruptedException {
        run("pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "stop");
    }

    /** It refuses to run as root. */
    private void run(String program, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("runuser", "-u", ACCOUNT, "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(words));
        var said = folder.resolve("said");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + ": " + Files.readString(said, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws IOException {
        try {
            stop();
        } catch (IOException e) {
            // It was stopped already.
        } catch (InterruptedException e) {
            throw new IllegalStateException("the server does not end", e);
        }
        try (var all = Files.walk(folder)) {
            for (var file : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
