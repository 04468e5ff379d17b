// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.SystemException;
import io.github.dfumaven.text.TextWidth;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program that is told of each result, such as one that prints a label. It hears of it in variables of its environment, so that no text of a
 * board is ever a word of a command line. Results come one after the other, and what the program does changes none of them.
 */
public final class Hook implements StationListener, AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int LONGEST = 4000;

    private final List<String> command;
    private final StationListener listener;
    private final Duration limit;
    private final ExecutorService results = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "dfu-hook");
        thread.setDaemon(true);
        return thread;
    });

    Hook(List<String> command, StationListener listener, Duration limit) {
        this.command = command;
        this.listener = listener;
        this.limit = limit;
    }

    /**
     * Prepares a hook.
     *
     * @param command a program, and perhaps words for it, with blanks between them; no shell reads it. Null is none
     * @param listener hears all events, and of hooks that fail
     * @return a listener to be closed
     * @throws InvalidRequestException if no program is named
     */
    public static Hook of(@Nullable String command, StationListener listener) throws InvalidRequestException {
        if (command == null) {
            return new Hook(List.of(), listener, LIMIT);
        }
        if (command.isBlank()) {
            throw StationError.BAD_HOOK.about("hook", command, "names no program");
        }
        boolean isFile = new File(command).isFile();
        var words = isFile ? List.of(command) : List.of(command.strip().split("\\s+"));
        return new Hook(words, listener, LIMIT);
    }

    @Override
    public void on(StationEvent event) {
        listener.on(event);
        if (!command.isEmpty() && event instanceof StationEvent.End end) {
            results.execute(() -> run(end));
        }
    }

    private void run(StationEvent.End end) {
        try {
            call(end.result());
        } catch (SystemException e) {
            listener.on(new StationEvent.Attention(Instant.now(), end.slot(), end.path(), e.message(), e.hint()));
        }
    }

    private void call(StationResult result) throws SystemException {
        try {
            var builder = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(variables(result));
            var process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw StationError.HOOK_FAILED.of(
                        "the hook %s has not ended after %d s, and was ended", command.get(0), limit.toSeconds());
            }
            if (process.exitValue() != 0) {
                throw StationError.HOOK_FAILED.of(
                        "the hook %s has failed with exit code %d", command.get(0), process.exitValue());
            }
        } catch (SystemException e) {
            throw e;
        } catch (IOException e) {
            throw StationError.HOOK_FAILED.because(e, "the hook " + command.get(0) + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Map<String, String> variables(StationResult result) {
        var attempt = result.attempt();
        var end = result.end();
        var variables = new LinkedHashMap<String, String>();
        variables.put("DFU_VERDICT", end.verdict().id());
        variables.put("DFU_TIME", attempt.began().toString());
        variables.put("DFU_STATION", attempt.station());
        variables.put("DFU_SLOT", attempt.slot());
        variables.put("DFU_PATH", attempt.path());
        variables.put("DFU_MAC", attempt.mac().orElse(""));
        variables.put("DFU_SERIAL", attempt.serial().orElse(""));
        variables.put("DFU_TARGET", attempt.target().orElse(""));
        variables.put("DFU_IMAGE", attempt.image());
        variables.put("DFU_IMAGE_SHA256", attempt.imageSha256());
        variables.put("DFU_ROW", result.row().orElse(""));
        variables.put("DFU_ERROR", end.errorCode().orElse(""));
        variables.put("DFU_MESSAGE", result.error().map(DfuException::message).orElse(""));
        variables.put("DFU_MILLIS", Long.toString(end.millis()));
        variables.put("DFU_SIMULATED", Boolean.toString(attempt.simulated()));
        variables.replaceAll((name, value) -> shortened(TextWidth.harmless(value)));
        return variables;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** Waits until the program has been told of all results. */
    @Override
    public void close() {
        results.shutdown();
        try {
            boolean unused = results.awaitTermination(limit.toSeconds() + 1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
