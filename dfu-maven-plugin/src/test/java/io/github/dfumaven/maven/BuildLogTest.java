// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.fault.IoError;
import io.github.dfumaven.text.TextWidth;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class BuildLogTest {

    private static final String NASTY = "\033[2J\007\u009b\u202e\n\r\u2028";

    @Test
    void everyWayIntoTheLogIsHarmless() throws ReflectiveOperationException {
        var logged = new ArrayList<Object>();
        var maven = (Log)
                Proxy.newProxyInstance(Log.class.getClassLoader(), new Class<?>[] {Log.class}, (log, method, words) -> {
                    logged.addAll(words == null ? List.of() : Arrays.asList(words));
                    return method.getReturnType() == boolean.class ? true : null;
                });
        var log = BuildLog.of(maven);

        int calls = 0;
        for (var method : Log.class.getMethods()) {
            var words = Arrays.stream(method.getParameterTypes())
                    .map(type -> type == CharSequence.class ? NASTY : new IOException(NASTY, new IOException(NASTY)))
                    .toArray();
            method.invoke(log, words);
            calls += words.length;
        }

        assertThat(logged).hasSize(calls).hasSizeGreaterThanOrEqualTo(12);
        logged.forEach(word -> assertHarmless(word instanceof Throwable thrown ? traceOf(thrown) : word.toString()));
    }

    @Test
    void aLogIsNotWrappedTwice() {
        var once = BuildLog.of(new SystemStreamLog());

        assertThat(BuildLog.of(once)).isSameAs(once);
    }

    /** Maven prints the message of a cause behind that of what a goal failed with, and all causes under -e. */
    @Test
    void whatAGoalFailsWithIsHarmlessWithItsCauses() {
        var io = new IOException(NASTY, new IllegalStateException(NASTY));
        io.addSuppressed(new IOException(NASTY));

        var ours = catchThrowableOfType(MojoExecutionException.class, () -> GoalFailure.of(io));
        assertHarmless(traceOf(ours));
        assertThat(ours.getCause()).hasToString("java.io.IOException: " + TextWidth.harmless(NASTY));
        assertHarmless(traceOf(GoalFailure.report(io)));
        assertHarmless(traceOf(GoalFailure.execution(NASTY.replace("\n", "") + "\nmore", io)));
    }

    @Test
    void aFailureThatTheUserCuresIsHarmlessToo() throws MojoExecutionException {
        var failure = GoalFailure.of(new DeviceException(IoError.IO_FAILED, NASTY, null, new IOException(NASTY)));

        assertThat(failure.getMessage()).contains("\n  ");
        assertHarmless(traceOf(failure));
    }

    @Test
    void whatIsHarmlessStaysAsItIs() {
        var thrown = new IOException("häuser.bin: there is no such file");

        assertThat(HarmlessThrowable.of(thrown)).isSameAs(thrown);
    }

    private static String traceOf(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static void assertHarmless(String text) {
        assertThat(TextWidth.isHarmless(text.replaceAll("[\t\n]", "").replace(System.lineSeparator(), "")))
                .as(text)
                .isTrue();
        assertThat(text.lines()).noneMatch(line -> line.startsWith("\ufffd\ufffd"));
    }
}
