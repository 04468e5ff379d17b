// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.access.Machine;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The machine that a command looks at: this one, or a copy of its files. */
final class MachineOption {

    @Option(
            names = "--root",
            paramLabel = "DIR",
            hidden = true,
            defaultValue = "/",
            description = "Where dev, etc and sys are, as for a system that is being installed.")
    Path root;

    Path root() {
        return root;
    }

    Machine get() {
        return Machine.at(root);
    }

    boolean isThisOne() {
        return root.equals(Path.of("/"));
    }
}
