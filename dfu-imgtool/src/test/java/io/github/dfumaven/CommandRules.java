// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClasses;

/** What commands have to be like, so that the installed tools can build their models. */
public final class CommandRules {

    private CommandRules() {}

    /**
     * Holds classes against the rule.
     *
     * @param classes those of a module with commands
     */
    public static void check(JavaClasses classes) {
        noMembers()
                .that()
                .areAnnotatedWith(describe("annotations of picocli", CommandRules::isOfPicocli))
                .should()
                .bePrivate()
                .because("the classes that set them in the installed tools are in the same package")
                .check(classes);
    }

    private static boolean isOfPicocli(JavaAnnotation<?> annotation) {
        return annotation.getRawType().getPackageName().equals("picocli");
    }
}
