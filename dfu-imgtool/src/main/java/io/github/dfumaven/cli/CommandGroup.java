// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import java.util.List;
import picocli.CommandLine.ParameterException;

/** A command that only holds others. */
public abstract class CommandGroup extends ToolCommand {

    /** Creates the command, to be filled by picocli. */
    protected CommandGroup() {}

    @Override
    public final Integer call() {
        var names = List.copyOf(line().getSubcommands().keySet());
        int last = names.size() - 1;
        throw new ParameterException(
                line(),
                "one of " + String.join(", ", names.subList(0, last)) + " and " + names.get(last) + " is missing");
    }
}
