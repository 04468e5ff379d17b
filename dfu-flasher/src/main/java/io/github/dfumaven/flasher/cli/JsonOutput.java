// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.cli.Printer;
import java.nio.file.Path;
import java.util.Optional;

/** What both ways of {@code flash} to tell programs share: what is flashed, and where it is told. */
abstract class JsonOutput implements FlashOutput {

    final Printer out;
    final Origin origin;
    Optional<String> image = Optional.empty();
    Optional<String> sha256 = Optional.empty();

    JsonOutput(Printer out, Origin origin) {
        this.out = out;
        this.origin = origin;
    }

    @Override
    public void read(Path file, Bytes content) {
        image = Optional.of(file.toString());
        sha256 = Optional.of(content.sha256().toHex());
    }
}
