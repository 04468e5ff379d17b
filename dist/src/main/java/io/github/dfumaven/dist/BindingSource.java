// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The source of what reads and sets the members of a class that have annotations of picocli, without reflection. */
final class BindingSource {

    private static final List<Class<? extends Annotation>> KNOWN =
            List.of(Option.class, Parameters.class, Mixin.class, Spec.class);

    private BindingSource() {}

    /**
     * {@return the members that a binding has, in its order}
     *
     * @param declaring the class that has them
     * @throws IllegalArgumentException if a member has an annotation that this does not know, or is private
     */
    static List<Member> members(Class<?> declaring) {
        Stream<Member> all =
                Stream.concat(Stream.of(declaring.getDeclaredFields()), Stream.of(declaring.getDeclaredMethods()));
        return all.filter(BindingSource::isBound).toList();
    }

    /**
     * {@return those that a binding is made of, the highest first}
     *
     * @param of the class of a command, or of what is mixed into one
     */
    static List<Class<?>> bound(Class<?> of) {
        return ModelSource.hierarchy(of).stream()
                .filter(declaring -> !members(declaring).isEmpty())
                .toList();
    }

    private static boolean isBound(Member member) {
        var annotations = Stream.of(((AnnotatedElement) member).getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.getName().startsWith("picocli."))
                .toList();
        for (var type : annotations) {
            if (!KNOWN.contains(type)) {
                throw new IllegalArgumentException(member + " has @" + type.getSimpleName() + ", which is not known");
            }
        }
        if (!annotations.isEmpty() && Modifier.isPrivate(member.getModifiers())) {
            throw new IllegalArgumentException(member + " is private; leave that out, so that its package can set it");
        }
        return !annotations.isEmpty();
    }

    /**
     * {@return the source of a class with {@code Binding} behind its name}
     *
     * @param declaring the class that has the members
     */
    static String of(Class<?> declaring) {
        var gets = new StringBuilder();
        var sets = new StringBuilder();
        var members = members(declaring);
        for (int at = 0; at < members.size(); at++) {
            var member = members.get(at);
            if (member instanceof Field field) {
                field(field, at, gets, sets);
            } else if (member instanceof Method method) {
                sets.append(format(
                        "case %d: owner.%s((%s) (Object) value); break;%n",
                        at, method.getName(), method.getParameterTypes()[0].getCanonicalName()));
            }
        }
        return format("""
                package %1$s;
                import picocli.CommandLine.Model.*;
                @SuppressWarnings("unchecked")
                public final class %2$sBinding implements IGetter, ISetter {
                private final %2$s owner;
                private final int at;
                private Object heard;
                public %2$sBinding(Object owner, int at) { this.owner = (%2$s) owner; this.at = at; }
                public <T> T get() {
                switch (at) {
                %3$sdefault: return (T) heard;
                }
                }
                public <T> T set(T value) {
                T before = get();
                switch (at) {
                %4$sdefault: throw new IllegalStateException();
                }
                heard = value;
                return before;
                }
                }
                """, declaring.getPackageName(), declaring.getSimpleName(), gets, sets);
    }

    /** What is mixed in, and is not there, is made when it is read first. */
    private static void field(Field field, int at, StringBuilder gets, StringBuilder sets) {
        var name = field.getName();
        var type = field.getType().getCanonicalName();
        boolean isFinal = Modifier.isFinal(field.getModifiers());
        gets.append(format("case %d: ", at));
        if (field.isAnnotationPresent(Mixin.class) && !isFinal) {
            gets.append(format("if (owner.%s == null) owner.%1$s = new %s(); ", name, type));
        }
        gets.append(format("return (T) (Object) owner.%s;%n", name));
        if (!isFinal) {
            sets.append(format("case %d: owner.%s = (%s) (Object) value; break;%n", at, name, type));
        }
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
