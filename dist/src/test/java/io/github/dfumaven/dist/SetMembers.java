// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Which fields of a command, and of what is mixed into it, an argument sets. */
record SetMembers(CommandSpec spec) {

    /** Sets the argument to another value and back. */
    String of(ArgSpec arg) throws ReflectiveOperationException {
        var before = fields();
        Object value = arg.getValue();
        try {
            arg.setValue(another(arg.type(), value));
        } catch (RuntimeException e) {
            return e.toString();
        }
        var after = fields();
        arg.setValue(value);
        var changed = after.entrySet().stream()
                .filter(field -> !Objects.equals(field.getValue(), before.get(field.getKey())))
                .toList();
        return changed + (fields().equals(before) ? "" : " for good");
    }

    private static @Nullable Object another(Class<?> type, @Nullable Object value) {
        if (type == boolean.class || type == Boolean.class) {
            return !Boolean.TRUE.equals(value);
        }
        if (type == int.class || type == Integer.class) {
            return 77;
        }
        if (type.isEnum()) {
            var all = type.getEnumConstants();
            return all[0].equals(value) ? all[all.length - 1] : all[0];
        }
        if (type == Path.class) {
            return Path.of("another");
        }
        if (type == List.class) {
            return List.of("another");
        }
        return type == String.class ? "another" : null;
    }

    private Map<String, Object> fields() throws ReflectiveOperationException {
        var found = new LinkedHashMap<String, Object>();
        for (var owner : owners(spec).toList()) {
            for (Class<?> declaring = owner.getClass(); declaring != null; declaring = declaring.getSuperclass()) {
                for (var field : declaring.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        found.put(declaring.getSimpleName() + "." + field.getName(), field.get(owner));
                    }
                }
            }
        }
        return found;
    }

    private static Stream<Object> owners(CommandSpec spec) {
        return Stream.concat(
                Stream.of(spec.userObject()), spec.mixins().values().stream().flatMap(SetMembers::owners));
    }
}
