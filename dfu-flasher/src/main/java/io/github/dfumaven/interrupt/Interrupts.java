// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.interrupt;

import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Hears each Ctrl-C (SIGINT) instead of letting the first one end the JVM. A JVM without {@code sun.misc.Signal}, or one that was
 * told to leave signals alone, ends as usual: {@link CtrlC} puts things in order then.
 */
public final class Interrupts implements AutoCloseable {

    private static final String SIGNAL = "INT";

    private final AutoCloseable before;

    private Interrupts(AutoCloseable before) {
        this.before = before;
    }

    /**
     * Starts to listen.
     *
     * @param each is run for each Ctrl-C, on another thread
     * @return to be closed when Ctrl-C is to end the JVM again
     */
    public static Interrupts listen(Runnable each) {
        try {
            // By its name, for the compiler warns of it; there is no other way to hear the second one.
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var types = List.of(handler).toArray(Class<?>[]::new);
            var ours = Proxy.newProxyInstance(Interrupts.class.getClassLoader(), types, (proxy, method, args) -> {
                if (method.getName().equals("handle")) {
                    each.run();
                    return null;
                }
                return method.getName().equals("equals")
                        ? (Object) (proxy == args[0])
                        : method.getName().equals("hashCode") ? (Object) System.identityHashCode(proxy) : "Interrupts";
            });
            var interrupt = signal.getConstructor(String.class).newInstance(SIGNAL);
            var handle = signal.getMethod("handle", signal, handler);
            var old = handle.invoke(null, interrupt, ours);
            return new Interrupts(() -> handle.invoke(null, interrupt, old));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return new Interrupts(() -> {});
        }
    }

    @Override
    public void close() {
        try {
            before.close();
        } catch (Exception e) {
            return; // then Ctrl-C goes on to be heard by nobody who minds
        }
    }
}
