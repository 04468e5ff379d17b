// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which package may depend on which, as a table; whatever is not in it is not allowed. */
public final class PackageMap {

    private static final String ROOT = "io.github.dfumaven.";
    private static final List<String> EVERYWHERE =
            List.of("java..", "javax.annotation..", "org.jspecify..", "com.google.errorprone.annotations..");

    private final Map<String, List<String>> allowed = new LinkedHashMap<>();

    /** Allows a package to use others: our own by short name, libraries as an ArchUnit pattern with two dots. */
    public PackageMap allow(String name, String... others) {
        allowed.put(name, List.of(others));
        return this;
    }

    /** Holds the classes against the table. */
    public void check(JavaClasses classes) {
        var found = classes.stream()
                .filter(text -> text.getPackageName().startsWith(ROOT))
                .map(text -> text.getPackageName().substring(ROOT.length()))
                .collect(Collectors.toSet());
        assertThat(allowed.keySet())
                .as("the packages of the map and of the code")
                .containsExactlyInAnyOrderElementsOf(found);

        allowed.forEach((name, others) -> {
            var may = new ArrayList<>(EVERYWHERE);
            may.add(ROOT + name);
            others.forEach(other -> may.add(other.contains("..") ? other : ROOT + other));
            classes()
                    .that()
                    .resideInAPackage(ROOT + name)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(may.toArray(String[]::new))
                    .check(classes);
        });
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(classes);
    }
}
