// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/** What Flyway has to say is said in our words, or nobody's concern. It makes one by its name. */
public final class QuietLog implements LogCreator, Log {

    /** Creates a log that writes nothing. */
    public QuietLog() {}

    @Override
    public Log createLogger(Class<?> type) {
        return this;
    }

    @Override
    public void debug(String message) {}

    @Override
    public void info(String message) {}

    @Override
    public void warn(String message) {}

    @Override
    public void error(String message) {}

    @Override
    public void error(String message, Exception thrown) {}

    @Override
    public void notice(String message) {}
}
