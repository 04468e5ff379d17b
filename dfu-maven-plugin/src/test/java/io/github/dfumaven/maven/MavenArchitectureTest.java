// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dfumaven.PackageMap;
import io.github.dfumaven.usb.UsbBus;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbHandle;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MavenArchitectureTest {

    @Test
    void packagesUseOnlyWhatTheMapAllows() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("HelpMojo")) // made by maven-plugin-plugin
                .importPath(Path.of("target/classes"));
        new PackageMap()
                .allow(
                        "maven",
                        "report",
                        "flashmap",
                        "boards",
                        "flash",
                        "device",
                        "usb",
                        "inspect",
                        "extract",
                        "merge",
                        "diff",
                        "partition",
                        "image",
                        "esp",
                        "bytes",
                        "error",
                        "javax.inject..",
                        "org.apache.maven..",
                        "org.codehaus.plexus..", // how Maven hands a goal its configuration
                        "org.eclipse.aether..")
                .allow(
                        "report",
                        "inspect",
                        "text",
                        "layout",
                        "image",
                        "partition",
                        "esp",
                        "bytes",
                        "error",
                        "org.apache.maven.doxia..")
                .check(classes);
    }

    /** Only the flasher opens devices, after it has made sure that they are meant. */
    @Test
    void noGoalOpensADevice() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(UsbHandle.class)
                .orShould()
                .accessTargetWhere(describe(
                        "opens a device",
                        access -> access.getTarget() instanceof CodeUnitAccessTarget target
                                && target.getOwner().isAssignableTo(UsbBus.class)
                                && target.getRawParameterTypes().stream()
                                        .anyMatch(type -> type.isEquivalentTo(UsbDevice.class))))
                .check(new ClassFileImporter().importPath(Path.of("target/classes")));
    }
}
