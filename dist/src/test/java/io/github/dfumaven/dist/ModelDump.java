// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.TopCommand;
import io.github.dfumaven.flasher.cli.FlasherTool;
import io.github.dfumaven.imgtool.cli.ImgTool;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ITypeInfo;
import picocli.CommandLine.Range;

/** Prints all that picocli's models of both tools tell of themselves, and their helps. */
public final class ModelDump {

    /** What is another object in each model, or a whole model, or the place in the source. */
    private static final Set<String> NO_FACTS = Set.of(
            "annotatedElement",
            "args",
            "argsMap",
            "commandLine",
            "getClass",
            "getter",
            "hashCode",
            "mixins",
            "mixinAnnotatedElements",
            "namesMap",
            "negatedOptionsMap",
            "options",
            "optionsMap",
            "posixOptionsMap",
            "positionalParameters",
            "requiredArgs",
            "scope",
            "setter",
            "specElements",
            "subcommands",
            "toString",
            "userObject");

    private static final PrintWriter NOWHERE = new PrintWriter(Writer.nullWriter());

    private ModelDump() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Locale.setDefault(Locale.ROOT);
        for (var tool : List.<TopCommand>of(new ImgTool(), new FlasherTool())) {
            command(Tool.commandLine(tool, NOWHERE, NOWHERE).getCommandSpec());
        }
    }

    private static void command(CommandSpec spec) throws ReflectiveOperationException {
        System.out.println("== " + spec.qualifiedName());
        System.out.println("of " + spec.userObject().getClass().getName());
        facts(CommandSpec.class, spec);
        facts(spec.usageMessage().getClass(), spec.usageMessage());
        facts(spec.parser().getClass(), spec.parser());
        System.out.println("mixins " + spec.mixins().keySet());
        for (var arg : spec.args()) {
            System.out.println("-- " + arg.paramLabel());
            facts(arg.getClass(), arg);
            Object before = arg.getValue();
            System.out.println("value " + text(before));
            System.out.println("sets " + new SetMembers(spec).of(arg));
        }
        System.out.println(spec.commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF));
        for (var child : spec.subcommands().values()) {
            command(child.getCommandSpec());
        }
    }

    private static void facts(Class<?> type, Object of) throws ReflectiveOperationException {
        var methods = Arrays.stream(type.getMethods())
                .filter(method -> method.getParameterCount() == 0 && method.getReturnType() != void.class)
                .filter(method -> method.getReturnType() != type && !NO_FACTS.contains(method.getName()))
                .sorted(Comparator.comparing(Method::getName)
                        .thenComparing(method -> method.getReturnType().getName()))
                .toList();
        for (var method : methods) {
            method.setAccessible(true);
            try {
                System.out.println(method.getName() + " " + text(method.invoke(of)));
            } catch (InvocationTargetException e) {
                System.out.println(method.getName() + " fails: " + e.getCause());
            }
        }
    }

    private static String text(Object value) {
        if (value instanceof Object[] array) {
            return text(Arrays.asList(array));
        }
        if (value instanceof Map<?, ?> map) {
            return text(map.entrySet());
        }
        if (value instanceof Map.Entry<?, ?> entry) {
            return entry.getKey() + "=" + text(entry.getValue());
        }
        if (value instanceof Path || value instanceof String || value instanceof Enum<?>) {
            return value.toString();
        }
        if (value instanceof Iterable<?> all) {
            return StreamSupport.stream(all.spliterator(), false)
                    .map(ModelDump::text)
                    .toList()
                    .toString();
        }
        if (value instanceof ITypeInfo info) {
            return info.getType() + " " + text(info.getAuxiliaryTypes()) + " " + info.isEnum() + " " + info.isMap();
        }
        if (value instanceof Range range) {
            return range + (range.isUnspecified() ? " by default" : "") + (range.isVariable() ? " variable" : "");
        }
        if (value instanceof ArgSpec arg) {
            return arg.paramLabel();
        }
        if (value == null || value instanceof Class<?> || value instanceof Number || value instanceof Boolean) {
            return String.valueOf(value);
        }
        return value.getClass().getName();
    }
}
