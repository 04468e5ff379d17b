// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher;

import io.github.dfumaven.flash.BoardResult;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.usb.UsbPath;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Tells on stderr what happens to which board. */
final class FlashLog implements ProgressListener {

    private final PrintWriter err;

    FlashLog(PrintWriter err) {
        this.err = err;
    }

    /** Returns the line that tells what came of a board. */
    static String summary(BoardResult result) {
        var target = result.target().map(name -> " (" + name + ")").orElse("");
        var board = result.path() + target + ": ";
        return switch (result.outcome()) {
            case FLASHED ->
                String.format(
                        Locale.ROOT,
                        "%sflashed and confirmed, %d bytes in %d blocks, %.1f s",
                        board,
                        result.bytes(),
                        result.blocks(),
                        result.millis() / 1000.0);
            case SKIPPED ->
                board
                        + result.error()
                                .map(reason -> "skipped, " + reason.message())
                                .orElse("not touched (dry run)");
            case FAILED -> board + "FAILED after " + result.bytes() + " bytes";
        };
    }

    @Override
    public void waiting(Duration limit) {
        err.printf("Waiting %d s for a board: hold BOOT, tap RESET, release BOOT.%n", limit.toSeconds());
    }

    @Override
    public void phase(UsbPath device, Phase phase) {
        err.println(device + ": " + phase.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void note(UsbPath device, String text) {
        err.println(device + ": " + text);
    }
}
