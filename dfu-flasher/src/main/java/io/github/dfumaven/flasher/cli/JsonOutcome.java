// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.cli.Terminal;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.flash.FlashReport;
import io.github.dfumaven.flash.ProgressListener;

/** The one object that a program gets from {@code flash --json}, whatever comes of it. */
final class JsonOutcome extends JsonOutput {

    private final Printer err;
    private boolean written;

    JsonOutcome(Printer out, Printer err, Origin origin) {
        super(out, origin);
        this.err = err;
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
