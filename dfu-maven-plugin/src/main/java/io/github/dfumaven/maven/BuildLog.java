// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.text.TextWidth;
import org.apache.maven.plugin.logging.Log;

/**
 * The one way into Maven's log. What is logged comes from a file, a device or a pom as likely as not, so each text is one
 * line and does nothing but stand there: control characters, line ends and signs that turn the direction of writing become
 * U+FFFD. So it is with what an exception says, and with its causes.
 */
final class BuildLog implements Log {

    private final Log log;

    private BuildLog(Log log) {
        this.log = log;
    }

    /** Returns a log that writes to another one. */
    static BuildLog of(Log log) {
        return log instanceof BuildLog gate ? gate : new BuildLog(log);
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public void debug(CharSequence text) {
        log.debug(harmless(text));
    }

    @Override
    public void debug(CharSequence text, Throwable thrown) {
        log.debug(harmless(text), HarmlessThrowable.of(thrown));
    }

    @Override
    public void debug(Throwable thrown) {
        log.debug(HarmlessThrowable.of(thrown));
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isInfoEnabled();
    }

    @Override
    public void info(CharSequence text) {
        log.info(harmless(text));
    }

    @Override
    public void info(CharSequence text, Throwable thrown) {
        log.info(harmless(text), HarmlessThrowable.of(thrown));
    }

    @Override
    public void info(Throwable thrown) {
        log.info(HarmlessThrowable.of(thrown));
    }

    @Override
    public boolean isWarnEnabled() {
        return log.isWarnEnabled();
    }

    @Override
    public void warn(CharSequence text) {
        log.warn(harmless(text));
    }

    @Override
    public void warn(CharSequence text, Throwable thrown) {
        log.warn(harmless(text), HarmlessThrowable.of(thrown));
    }

    @Override
    public void warn(Throwable thrown) {
        log.warn(HarmlessThrowable.of(thrown));
    }

    @Override
    public boolean isErrorEnabled() {
        return log.isErrorEnabled();
    }

    @Override
    public void error(CharSequence text) {
        log.error(harmless(text));
    }

    @Override
    public void error(CharSequence text, Throwable thrown) {
        log.error(harmless(text), HarmlessThrowable.of(thrown));
    }

    @Override
    public void error(Throwable thrown) {
        log.error(HarmlessThrowable.of(thrown));
    }

    private static String harmless(CharSequence text) {
        return TextWidth.harmless(text.toString());
    }
}
