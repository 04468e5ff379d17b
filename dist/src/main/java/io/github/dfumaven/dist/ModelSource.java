// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import io.github.dfumaven.cli.CommandModel;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Range;
import picocli.CommandLine.Spec;

/** The source of a {@link CommandModel}, made of the annotations of a class. */
final class ModelSource {

    private final Class<?> of;
    private final CommandSpec spec;
    private final StringBuilder text = new StringBuilder();

    private ModelSource(CommandSpec spec) {
        this.of = spec.userObject().getClass();
        this.spec = spec;
    }

    /**
     * {@return the source of a class with {@code Model} behind its name}
     *
     * @param spec what picocli made of an object of the class
     * @throws IllegalArgumentException if the class has an annotation that this does not know
     */
    static String of(CommandSpec spec) {
        return new ModelSource(spec).text();
    }

    private String text() {
        line("package %s;", of.getPackageName());
        line("import picocli.CommandLine.Model.*;");
        line("public final class %sModel extends %s {", of.getSimpleName(), CommandModel.class.getName());
        line("protected void fill(CommandSpec spec, Object command, CommandSpec mixee) {");
        for (var declaring : hierarchy(of)) {
            command(declaring);
            var members = BindingSource.members(declaring);
            for (int at = 0; at < members.size(); at++) {
                member(members.get(at), String.format(Locale.ROOT, "new %sBinding(command, %d)", name(declaring), at));
            }
        }
        if (spec.versionProvider() != null) {
            line("spec.versionProvider(new %s());", name(spec.versionProvider().getClass()));
        }
        line("}");
        line("}");
        return text.toString();
    }

    /** {@return a class and all above it that may have annotations, the highest first} */
    static Deque<Class<?>> hierarchy(Class<?> from) {
        var found = new ArrayDeque<Class<?>>();
        for (Class<?> at = from; at != null && at != Object.class; at = at.getSuperclass()) {
            found.push(at);
        }
        return found;
    }

    private void command(Class<?> declaring) {
        var command = declaring.getAnnotation(Command.class);
        if (command == null) {
            return;
        }
        if (!command.name().equals("<main class>")) {
            line("spec.name(%s);", literal(command.name()));
        }
        if (command.description().length > 0) {
            line("spec.usageMessage().description(%s);", literals(command.description()));
        }
        for (var sub : command.subcommands()) {
            var name = sub.getAnnotation(Command.class).name();
            line("spec.addSubcommand(%s, of(new %s()));", literal(name), name(sub));
        }
    }

    private void member(Member member, String binding) {
        var annotated = (AnnotatedElement) member;
        if (annotated.isAnnotationPresent(Mixin.class)) {
            line("spec.addMixin(%s, of(%s.get(), spec));", literal(member.getName()), binding);
        } else if (annotated.isAnnotationPresent(Spec.class)) {
            boolean isMixee = annotated.getAnnotation(Spec.class).value() == Spec.Target.MIXEE;
            line("%s.set(%s);", binding, isMixee ? "mixee" : "spec");
        } else {
            var option = annotated.getAnnotation(Option.class);
            var description =
                    option == null ? annotated.getAnnotation(Parameters.class).description() : option.description();
            line("{");
            line("var at = %s;", binding);
            argument(argument(annotated), member instanceof Field, description);
            line("}");
        }
    }

    private ArgSpec argument(AnnotatedElement member) {
        return spec.args().stream()
                .filter(arg -> arg.userObject().equals(member))
                .findFirst()
                .orElseThrow();
    }

    /** Calls what differs from what a builder begins with. That nothing is left out, a test sees. */
    private void argument(ArgSpec arg, boolean isField, String... description) {
        if (arg instanceof OptionSpec option) {
            line("spec.addOption(OptionSpec.builder(%s)", literals(option.names()));
            flag("usageHelp", option.usageHelp());
            flag("versionHelp", option.versionHelp());
        } else if (arg instanceof PositionalParamSpec positional) {
            line("spec.addPositional(PositionalParamSpec.builder()");
            if (!positional.index().isUnspecified()) {
                line(".index(%s)", literal(positional.index().toString()));
            }
        }
        line(".type(%s.class)", name(arg.type()));
        line(
                ".auxiliaryTypes(%s)",
                Arrays.stream(arg.auxiliaryTypes())
                        .map(type -> name(type) + ".class")
                        .collect(Collectors.joining(", ")));
        line(".getter(at).setter(at)");
        line(isField ? ".initialValue(at.get())" : ".hasInitialValue(false)");
        // empty is what annotations say where nothing is said, and null what a builder begins with
        line(".paramLabel(%s).descriptionKey(\"\").prompt(\"\")", literal(arg.paramLabel()));
        // as it is written, and not with what picocli puts in at this moment
        line(".description(%s)", literals(description));
        line(".arity(%s)", range(arg.arity()));
        flag("required", arg.required());
        flag("hidden", arg.hidden());
        if (arg.defaultValue() != null) {
            line(".defaultValue(%s)", literal(arg.defaultValue()));
        }
        if (!arg.splitRegex().isEmpty()) {
            line(".splitRegex(%s)", literal(arg.splitRegex()));
        }
        // those of an enum picocli finds by itself
        if (arg.completionCandidates() != null && !arg.typeInfo().isEnum()) {
            line(
                    ".completionCandidates(new %s())",
                    name(arg.completionCandidates().getClass()));
        }
        var preprocessor = arg.preprocessor().getClass();
        if (!preprocessor.getName().startsWith("picocli.")) {
            line(".preprocessor(new %s())", name(preprocessor));
        }
        line(".build());");
    }

    private void flag(String attribute, boolean isSet) {
        if (isSet) {
            line(".%s(true)", attribute);
        }
    }

    private static String range(Range range) {
        return String.format(
                Locale.ROOT,
                "new %s(%d, %d, %b, %b, %s)",
                name(Range.class),
                range.min(),
                range.max(),
                range.isVariable(),
                range.isUnspecified(),
                literal(range.toString()));
    }

    private static String name(Class<?> type) {
        return type.getCanonicalName();
    }

    private static String literals(String... values) {
        return Arrays.stream(values).map(ModelSource::literal).collect(Collectors.joining(", "));
    }

    private static String literal(String value) {
        return value.chars().mapToObj(ModelSource::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int letter) {
        if (letter == '"' || letter == '\\') {
            return "\\" + (char) letter;
        }
        if (letter >= ' ' && letter <= '~') {
            return String.valueOf((char) letter);
        }
        // Java takes the other form of a line's end for that of the source
        return String.format(Locale.ROOT, letter < ' ' ? "\\%03o" : "\\u%04x", letter);
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
