// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The wish to start the application, whose word stands behind a {@code =} only: what follows a blank is the file. */
final class RunOption {

    /** Acts as if the word were there. */
    static final class Alone implements IParameterPreprocessor {
        @Override
        @SuppressWarnings("JdkObsolete") // picocli hands it over so
        public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            if (" ".equals(info.get("separator"))) {
                args.push("true");
            }
            return false;
        }
    }

    @Option(
            names = "--run",
            arity = "0..1",
            paramLabel = "required",
            preprocessor = Alone.class,
            description =
                    "Start the application in the end, through the watchdog of the ESP chip, and tell what came of"
                            + " it; with =required a board that stays in download mode is a failure."
                            + " Experimental: tried on simulated boards only.")
    @Nullable
    String run; // without a default, which picocli would take through Alone as well

    /** Returns the word for it, true or required; null if nothing was said. */
    @Nullable
    String word() {
        return run;
    }
}
