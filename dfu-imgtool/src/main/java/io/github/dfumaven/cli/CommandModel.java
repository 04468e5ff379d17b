// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

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

    /**
     * {@return the model of a command, or of what is mixed into one: a model of its own}
     *
     * @param command an object of a class with annotations of picocli
     * @param mixee the model of what it is mixed into; null for a command
     */
    protected static CommandSpec of(Object command, @Nullable CommandSpec mixee) {
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
}
