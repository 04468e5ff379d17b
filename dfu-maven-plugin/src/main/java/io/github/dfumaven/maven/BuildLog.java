// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.text.TextWidth;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * The one way into Maven's log. What is logged comes from a file, a device or a pom as likely as not, so each text is one
 * line and does nothing but stand there: control characters, line ends and signs that turn the direction of writing become
 * U+FFFD. So it is with what an exception says, and with its causes.
 */
interface BuildLog extends Log {

    /** Returns a log that writes to another one, whichever method is called. */
    static BuildLog of(Log log) {
        return log instanceof BuildLog gate
                ? gate
                : (BuildLog) Proxy.newProxyInstance(
                        BuildLog.class.getClassLoader(), new Class<?>[] {BuildLog.class}, (gate, method, said) -> {
                            try {
                                return method.invoke(log, said == null ? null : harmless(said));
                            } catch (InvocationTargetException e) {
                                throw e.getTargetException();
                            }
                        });
    }

    private static Object[] harmless(@Nullable Object[] said) {
        return Arrays.stream(said)
                .map(word -> word instanceof Throwable thrown
                        ? HarmlessThrowable.of(thrown)
                        : TextWidth.harmless(String.valueOf(word)))
                .toArray();
    }
}
