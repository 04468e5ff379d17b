// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users are told where libusb cannot be had. No mock of usbfs is needed for that. */
class Usb4JavaLoadingTest {

    @Test
    void aPlatformWithoutNativesIsNamed() throws Exception {
        assertThat(startWith("-Dos.name=Linux", "-Dos.arch=sparcv9"))
                .startsWith("USB_UNAVAILABLE libusb cannot be loaded: usb4java has no natives for Linux sparcv9 [");
    }

    @Test
    void aMissingFolderForTemporaryFilesIsNamed(@TempDir Path folder) throws Exception {
        var missing = folder.resolve("missing");

        assertThat(startWith("-Djava.io.tmpdir=" + missing))
                .startsWith("USB_UNAVAILABLE libusb cannot be loaded: ")
                .contains(missing.toString(), "-Djava.io.tmpdir");
    }

    @Test
    void onlyAFewClassesKnowOfUsb4Java() {
        classes()
                .that()
                .haveNameNotMatching("io\\.github\\.dfumaven\\.usb\\.(Usb4Java|LibUsb)\\w+(\\$\\w+)?")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("org.usb4java..")
                .check(new ClassFileImporter().importPath(Path.of("target/classes")));
    }

    private static String startWith(String... options) throws Exception {
        var command = Children.java(Children.javaHome(), List.of(options), BusProbe.class, List.of("list"));
        var finished = Children.finish(new ProcessBuilder(command).start(), Duration.ofMinutes(1));
        assertThat(finished.exitCode()).as(finished.toString()).isZero();
        return finished.out();
    }
}
