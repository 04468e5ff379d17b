// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Builds the model that picocli has of a command. picocli makes it of annotations, which is a seventh of what a small command takes:
 * Java makes a class for each kind of annotation at each start. The distribution brings classes that were made of the same annotations when
 * it was built, one for each class with annotations and named as that with {@code Model} behind it; where there is none, picocli reads
 * the annotations.
 */
public abstract class CommandModel {

    /** Creates it, without any command. */
    protected CommandModel() {}

    /**
     * Says of a command what its annotations say.
     *
     * @param spec gets it
     * @param command the command, or what is mixed into one
     * @param mixee what it is mixed into; null for a command
     */
    protected abstract void fill(CommandSpec spec, Object command, @Nullable CommandSpec mixee);

    /**
     * {@return the model of a command: a model of its own}
     *
     * @param command an object of a class with annotations of picocli
     */
    protected static CommandSpec of(Object command) {
        return of(command, null);
    }

    private static CommandSpec of(Object command, @Nullable CommandSpec mixee) {
        Class<?> made;
        try {
            made = Class.forName(command.getClass().getName() + "Model");
        } catch (ClassNotFoundException e) {
            return CommandSpec.forAnnotatedObject(command);
        }
        try {
            var spec = CommandSpec.wrapWithoutInspection(command);
            made.asSubclass(CommandModel.class).getConstructor().newInstance().fill(spec, command, mixee);
            return spec;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(made + " was made of another " + command.getClass(), e);
        }
    }

    /**
     * {@return what picocli reads and sets: the field of one object}
     *
     * @param owner a command, or what is mixed into one
     * @param declaring the class that has the field
     * @param name of the field
     */
    protected static FieldBinding field(Object owner, Class<?> declaring, String name) {
        return new FieldBinding(owner, accessible(declaring, name));
    }

    /**
     * {@return what picocli sets: the parameter of a method of one object}
     *
     * @param owner a command, or what is mixed into one
     * @param declaring the class that has the method
     * @param name of the method
     * @param parameter what it takes
     */
    protected static MethodBinding method(Object owner, Class<?> declaring, String name, Class<?> parameter) {
        try {
            var method = declaring.getDeclaredMethod(name, parameter);
            method.setAccessible(true);
            return new MethodBinding(owner, method);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Mixes into a command what one of its fields holds; a field with nothing gets a new object.
     *
     * @param spec of the command
     * @param owner the command
     * @param declaring the class that has the field
     * @param name of the field
     */
    protected static void mixin(CommandSpec spec, Object owner, Class<?> declaring, String name) {
        var field = accessible(declaring, name);
        var binding = new FieldBinding(owner, field);
        Object mixed = binding.get();
        if (mixed == null) {
            mixed = create(field.getType());
            binding.set(mixed);
        }
        spec.addMixin(name, of(mixed, spec));
    }

    private static Field accessible(Class<?> declaring, String name) {
        try {
            var field = declaring.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object create(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
