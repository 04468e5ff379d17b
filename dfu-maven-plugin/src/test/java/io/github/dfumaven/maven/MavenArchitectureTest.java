// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dfumaven.OutputRules;
import io.github.dfumaven.PackageMap;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.reporting.MavenReportException;
import org.junit.jupiter.api.Test;

class MavenArchitectureTest {

    private static final String MAVEN = "io.github.dfumaven.maven.";

    private static JavaClasses classes() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("HelpMojo")) // made by maven-plugin-plugin
                .importPath(Path.of("target/classes"));
    }

    @Test
    void textLeavesThroughOneGate() {
        var classes = classes();
        OutputRules.check(classes);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(MAVEN + "BuildLog")
                .should()
                .accessTargetWhere(target(owner(name(Log.class.getName()))))
                .because("only BuildLog makes harmless what came from files and devices")
                .check(classes);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(MAVEN + "GoalFailure")
                .should()
                .callConstructorWhere(target(owner(assignableTo(MojoExecutionException.class)
                        .or(assignableTo(MojoFailureException.class))
                        .or(assignableTo(MavenReportException.class)))))
                .because("Maven prints what they say, and their causes")
                .check(classes);
    }

    /** That {@code bus} is missing keeps goals from opening devices: only the flasher does, after it has made sure that they are meant. */
    @Test
    void packagesUseOnlyWhatTheMapAllows() {
        new PackageMap()
                .allow(
                        "maven",
                        "report",
                        "flashmap",
                        "backend",
                        "boardtable",
                        "operator",
                        "station",
                        "record",
                        "flash",
                        "monitor",
                        "device",
                        "usb",
                        "inspect",
                        "extract",
                        "merge",
                        "diff",
                        "partition",
                        "nvs",
                        "archive",
                        "create",
                        "firmware",
                        "text",
                        "bytes",
                        "error",
                        "fault",
                        "source",
                        "time",
                        "interrupt",
                        "javax.inject..",
                        "org.apache.maven..",
                        "org.codehaus.plexus..", // how Maven hands a goal its configuration
                        "org.eclipse.aether..")
                .allow(
                        "report",
                        "chip",
                        "content",
                        "inspect",
                        "text",
                        "archive",
                        "firmware",
                        "partition",
                        "bytes",
                        "words",
                        "error",
                        "fault")
                .check(classes());
    }
}
