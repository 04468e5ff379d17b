// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.cli.Terminal;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.flash.FlashReport;
import io.github.dfumaven.flash.ProgressListener;
import java.nio.file.Path;
import java.util.Optional;

/** The one object that a program gets from {@code flash --json}, whatever comes of it. */
final class JsonOutcome implements FlashOutput {

    private final Printer out;
    private final Printer err;
    private final Origin origin;
    private Optional<String> image = Optional.empty();
    private Optional<String> sha256 = Optional.empty();
    private boolean written;

    JsonOutcome(Printer out, Printer err, Origin origin) {
        this.out = out;
        this.err = err;
        this.origin = origin;
    }

    /** Remembers what is flashed, for the case that no report comes of it. */
    @Override
    public void read(Path file, Bytes content) {
        image = Optional.of(file.toString());
        sha256 = Optional.of(content.sha256().toHex());
    }

    @Override
    public ProgressListener listener(ProgressListener people) {
        return people;
    }

    @Override
    public void report(FlashReport report) {
        written = true;
        out.json(FlasherJson.report(report, origin));
        if (Terminal.isErr()) {
            err.println(FlashLog.total(report.devices()));
        }
    }

    /** Writes why no board was touched, unless something was written before. */
    @Override
    public void failed(Throwable why) {
        if (!written && !(why instanceof InvalidRequestException)) {
            written = true;
            out.json(FlasherJson.failure(image, sha256, why));
        }
    }
}
