// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** {@code dfu-flasher simulate} as a user starts it: a board of this machine that a guest can reach. */
final class SimulateServer implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on 127\\.0\\.0\\.1:(\\d+), .*");

    private final Process process;
    private final int port;

    private SimulateServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static SimulateServer start(Path tool, Path flash) throws IOException {
        var process = new ProcessBuilder(
                        tool.toString(),
                        "simulate",
                        "--target",
                        "esp32s3",
                        "--port",
                        "0",
                        "--flash-file",
                        flash.toString())
                .redirectErrorStream(true)
                .start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = out.readLine();
        var listening = LISTENING.matcher(line == null ? "" : line);
        if (!listening.matches()) {
            process.destroy();
            throw new AssertionError("the server says: " + line);
        }
        return new SimulateServer(process, Integer.parseInt(listening.group(1)));
    }

    int port() {
        return port;
    }

    /** Ends it, which writes the flash to its file. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.MINUTES).join();
    }
}
