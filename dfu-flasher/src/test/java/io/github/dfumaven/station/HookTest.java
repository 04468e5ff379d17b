// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.record.AttemptEnd;
import io.github.dfumaven.record.AttemptVerdict;
import io.github.dfumaven.record.FlashAttempt;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookTest {

    private static final String HOSTILE = "SN-1; touch pwned $(touch pwned) `touch pwned`\n\u001b[31m";

    @TempDir
    private Path folder;

    private final List<StationEvent> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void needsAShellForItsScripts() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh, so no hook was run");
    }

    private static StationEvent.End end(String row) {
        var attempt = new FlashAttempt(
                UUID.randomUUID(),
                Instant.EPOCH,
                "bench",
                UUID.randomUUID(),
                "slot 3",
                "1-2.4",
                Optional.of("7c:df:a1:00:00:0a"),
                Optional.empty(),
                Optional.of("esp32s3"),
                "dfu.bin",
                "ab",
                "test",
                true);
        var came = new AttemptEnd(
                AttemptVerdict.CONFIRMED, Optional.empty(), Optional.empty(), Optional.empty(), true, 1234, 0);
        var result = new StationResult(attempt, Optional.of(row), came, Optional.empty(), Optional.empty());
        return new StationEvent.End(Instant.EPOCH, "slot 3", UsbPath.of(1, 2, 4), result, StationCounts.NONE);
    }

    private Path script(String text) throws IOException {
        var script = folder.resolve("print label.sh");
        Files.writeString(script, "#!/bin/sh\n" + text + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    private List<String> attentions() {
        return events.stream()
                .filter(StationEvent.Attention.class::isInstance)
                .map(event -> ((StationEvent.Attention) event).text())
                .toList();
    }

    @Test
    void theProgramFindsTheResultInItsEnvironmentAndNoTextIsRun() throws IOException, InvalidRequestException {
        var told = folder.resolve("told");
        var script = script("cd '" + folder
                + "'; printf '%s|' \"$DFU_VERDICT\" \"$DFU_SLOT\" \"$DFU_MAC\" \"$DFU_ROW\" \"$#\" > told");

        try (var hook = Hook.of(script.toString(), events::add)) {
            hook.on(end(HOSTILE));
        }

        assertThat(told)
                .content()
                .startsWith("confirmed|slot 3|7c:df:a1:00:00:0a|SN-1; touch pwned")
                .endsWith("|0|");
        assertThat(told).content().doesNotContain("\u001b", "\n");
        assertThat(folder.resolve("pwned")).doesNotExist();
        assertThat(events).hasSize(1);
    }

    @Test
    void aHookThatFailsIsToldOf() throws IOException, InvalidRequestException {
        try (var hook = Hook.of(script("exit 7").toString(), events::add)) {
            hook.on(end("SN-1"));
        }
        try (var hook = Hook.of(folder.resolve("nowhere").toString(), events::add)) {
            hook.on(end("SN-1"));
        }

        assertThat(attentions()).hasSize(2);
        assertThat(attentions().get(0)).contains("exit code 7");
        assertThat(attentions().get(1)).contains("nowhere");
    }

    @Test
    void aHookThatDoesNotEndIsEnded() throws IOException {
        var command = List.of(script("exec sleep 600").toString());
        try (var hook = new Hook(command, events::add, Duration.ofMillis(300))) {
            hook.on(end("SN-1"));
        }

        assertThat(attentions()).hasSize(1);
        assertThat(attentions().get(0)).contains("has not ended");
    }

    @Test
    void aHookNeedsAProgram() {
        assertThatThrownBy(() -> Hook.of(" ", events::add))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class, e -> assertThat(e.code()).isEqualTo(StationError.BAD_HOOK));
    }
}
