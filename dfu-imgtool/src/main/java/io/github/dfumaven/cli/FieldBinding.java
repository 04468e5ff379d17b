// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import java.lang.reflect.Field;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;

/** A field that holds what an option says. */
public final class FieldBinding implements IGetter, ISetter {

    private final Object owner;
    private final Field field;

    FieldBinding(Object owner, Field field) {
        this.owner = owner;
        this.field = field;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"}) // so picocli wants it
    public <T> T get() {
        try {
            return (T) field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T> T set(T value) {
        T before = get();
        try {
            field.set(owner, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        return before;
    }
}
