// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;

/** A method that hears what an option says. */
public final class MethodBinding implements IGetter, ISetter {

    private final Object owner;
    private final Method method;
    private @Nullable Object last;

    MethodBinding(Object owner, Method method) {
        this.owner = owner;
        this.method = method;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"}) // so picocli wants it
    public <T> T get() {
        return (T) last;
    }

    @Override
    public <T> T set(T value) {
        T before = get();
        try {
            method.invoke(owner, value);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        last = value;
        return before;
    }
}
