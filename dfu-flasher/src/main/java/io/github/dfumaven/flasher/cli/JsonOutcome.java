// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.flash.FlashReport;
import java.nio.file.Path;
import java.util.Optional;

/** The one object that a program gets from {@code flash --json}, whatever comes of it. */
final class JsonOutcome {

    private final Printer out;
    private Optional<String> image = Optional.empty();
    private Optional<String> sha256 = Optional.empty();
    private boolean written;

    JsonOutcome(Printer out) {
        this.out = out;
    }

    /** Remembers what is flashed, for the case that no report comes of it. */
    void read(Path file, Bytes content) {
        image = Optional.of(file.toString());
        sha256 = Optional.of(content.sha256().toHex());
    }

    void report(FlashReport report) {
        written = true;
        out.json(FlasherJson.report(report));
    }

    /** Writes why no board was touched, unless something was written before. */
    void failed(Throwable why) {
        if (!written) {
            written = true;
            out.json(FlasherJson.failure(image, sha256, why));
        }
    }
}
