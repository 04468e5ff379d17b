// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.flash.FlashReport;
import io.github.dfumaven.flash.ProgressListener;
import java.nio.file.Path;

/** Where what comes of {@code flash} is told: to people, or to programs in one of two ways. */
interface FlashOutput {

    /** Remembers what is flashed. */
    void read(Path file, Bytes content);

    /** Returns what hears of the boards, and lets people hear of them as well. */
    ProgressListener listener(ProgressListener people);

    /** Tells what came of all boards. */
    void report(FlashReport report);

    /** Tells why no board was touched; wrong usage is none of it, for that is a matter of people. */
    void failed(Throwable why);
}
