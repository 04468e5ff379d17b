// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;

/**
 * Text leaves a program through one gate alone, which makes harmless what came from files and devices. No class but those
 * that are the gate may know another way out.
 */
public final class OutputRules {

    private static final String CLI = "io.github.dfumaven.cli";
    private static final List<DescribedPredicate<JavaAccess<?>>> WAYS_OUT = List.of(
            to(System.class, "out|err|console|setOut|setErr|getLogger"),
            to(FileDescriptor.class, "out|err"),
            to(Console.class, ".*"),
            to(Throwable.class, "printStackTrace"),
            to(Thread.class, "dumpStack"),
            exactly(PrintWriter.class.getName(), "<init>"),
            to(PrintStream.class, ".*"),
            exactly("picocli.CommandLine", "getOut|getErr|setOut|setErr|usage|printVersionHelp"),
            within("java.util.logging"),
            within("org.slf4j"));

    private OutputRules() {}

    /**
     * Holds classes against the rule.
     *
     * @param classes those of a module
     */
    public static void check(JavaClasses classes) {
        for (var way : WAYS_OUT) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(CLI)
                    .should()
                    .accessTargetWhere(way)
                    .because("whatever is printed or logged goes through Printer, or BuildLog in Maven")
                    .check(classes);
        }
    }

    private static DescribedPredicate<JavaAccess<?>> to(Class<?> owner, String names) {
        return target(owner(assignableTo(owner)))
                .and(target(nameMatching(names)))
                .forSubtype();
    }

    /** Of the class itself: what those derived from it are called for is another matter. */
    private static DescribedPredicate<JavaAccess<?>> exactly(String owner, String names) {
        return DescribedPredicate.describe(
                owner + "." + names,
                access -> access.getTargetOwner().getName().equals(owner)
                        && access.getTarget().getName().matches(names));
    }

    private static DescribedPredicate<JavaAccess<?>> within(String root) {
        return DescribedPredicate.describe(
                root, access -> access.getTargetOwner().getPackageName().startsWith(root));
    }
}
