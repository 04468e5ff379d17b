// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.operator;

import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.fault.DeviceErrorCode;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.record.AttemptEnd;
import io.github.dfumaven.record.AttemptVerdict;
import io.github.dfumaven.record.FlashAttempt;
import io.github.dfumaven.station.StationCounts;
import io.github.dfumaven.station.StationEnd;
import io.github.dfumaven.station.StationEvent;
import io.github.dfumaven.station.StationResult;
import io.github.dfumaven.usb.UsbPath;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What happens at a place, as a station tells it. */
record Happening(UsbPath path, String slot) {

    static final String MAC = "7c:df:a1:00:00:0a";
    static final DeviceErrorCode STALLED = new DeviceErrorCode("stalled", "Press RESET, and set {timeout} higher.");

    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    private static final StationCounts COUNTS = new StationCounts(0, 0, 0, 0);

    StationEvent begin() {
        return new StationEvent.Begin(NOW, slot, path);
    }

    StationEvent row(String row) {
        return new StationEvent.Row(NOW, slot, path, row, MAC);
    }

    StationEvent phase(ProgressListener.Phase phase) {
        return new StationEvent.Phase(NOW, slot, path, phase);
    }

    StationEvent progress(long bytes, long total) {
        return new StationEvent.Progress(NOW, slot, path, bytes, total);
    }

    StationEvent note(String text) {
        return new StationEvent.Note(NOW, slot, path, text);
    }

    StationEvent attention(String text, String cure) {
        return new StationEvent.Attention(NOW, slot, path, text, cure);
    }

    StationEvent attentionOver() {
        return new StationEvent.AttentionOver(NOW, slot, path);
    }

    StationEvent unplugged() {
        return new StationEvent.Unplugged(NOW, slot, path);
    }

    StationEvent confirmed() {
        return end(AttemptVerdict.CONFIRMED, Optional.empty());
    }

    StationEvent failed(String message) {
        return end(AttemptVerdict.FAILED, Optional.of(new DeviceException(STALLED, message)));
    }

    StationEvent end(AttemptVerdict verdict, Optional<DfuException> error) {
        var attempt = new FlashAttempt(
                UUID.randomUUID(),
                NOW,
                "bench",
                UUID.randomUUID(),
                slot,
                path.toString(),
                Optional.of(MAC),
                Optional.empty(),
                Optional.of("esp32s3"),
                "dfu.bin",
                "ab",
                "test",
                true);
        var end = new AttemptEnd(
                verdict,
                error.map(why -> why.code().id()),
                error.map(DfuException::message),
                Optional.empty(),
                true,
                1234,
                0);
        var result = new StationResult(attempt, Optional.of("SN1"), end, error, Optional.empty());
        return new StationEvent.End(NOW, slot, path, result, COUNTS);
    }

    static StationEvent recordAway() {
        return new StationEvent.RecordAway(NOW, "the disk is full", "Make room.");
    }

    static StationEvent recordBack() {
        return new StationEvent.RecordBack(NOW);
    }

    static StationEvent busAway() {
        return new StationEvent.BusAway(NOW, "libusb says no", "Look at {usb}.");
    }

    static StationEvent busBack() {
        return new StationEvent.BusBack(NOW);
    }

    static StationEvent ending(StationEnd.Reason why) {
        return new StationEvent.Ending(NOW, why, COUNTS);
    }
}
