// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.cli.Terminal;
import io.github.dfumaven.flash.ProgressListener;
import java.util.Map;

/** Shows what happens to the boards; has to be closed before anything else is printed. */
interface Progress extends ProgressListener, AutoCloseable {

    @Override
    void close();

    /** Returns bars on a terminal, and plain lines elsewhere or where every transfer is to be seen. */
    static Progress on(Printer err, int verbosity, Map<String, String> environment) {
        boolean dumb = "dumb".equals(environment.get("TERM"));
        return Terminal.isErr() && !dumb && verbosity < 2
                ? new ProgressBars(err, verbosity, width(environment), room(environment))
                : new FlashLog(err, verbosity);
    }

    /** One line is left to the cursor, and one to what is above. */
    private static int room(Map<String, String> environment) {
        return Math.max(2, Terminal.height(environment) - 2);
    }

    private static int width(Map<String, String> environment) {
        return Math.min(100, Terminal.width(environment));
    }
}
