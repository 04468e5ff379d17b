// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import java.io.IOException;
import java.nio.file.Path;

/** Runs a tool as people do, so that a Java that watches learns which classes its starts need. The launchers call it. */
public final class Rehearsal {

    private Rehearsal() {}

    /**
     * Runs what a tool rehearses, in the working directory. What goes wrong there is printed, and no more.
     *
     * @param args the name of the tool's class
     * @throws ReflectiveOperationException if there is no such tool
     * @throws IOException if the working directory cannot be written to
     */
    public static void main(String[] args) throws ReflectiveOperationException, IOException {
        var tool = Class.forName(args[0]).asSubclass(TopCommand.class).getConstructor();
        for (var line : tool.newInstance().rehearsal(Path.of(""))) {
            Tool.run(tool.newInstance(), line.split(" ", -1));
        }
    }
}
