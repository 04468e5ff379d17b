// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.dfumaven.libusb.Usb4JavaBus;
import io.github.dfumaven.usb.UsbException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** usb4java takes a second attempt for done, and then throws UnsatisfiedLinkError and NoClassDefFoundError. */
    @ParameterizedTest
    @ValueSource(strings = {"-Dos.arch=sparcv9", "-Djava.io.tmpdir=/dev/null/missing"})
    void whatFailedOnceFailsAlikeTheSecondTime(String option) throws Exception {
        var command = Children.java(Children.javaHome(), List.of(option), Twice.class, List.of());

        var finished = Children.finish(new ProcessBuilder(command).start(), Duration.ofMinutes(1));

        assertThat(finished.exitCode()).as(finished.toString()).isZero();
        var lines = finished.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("libusb cannot be loaded: ").contains("[usb-unavailable]");
        assertThat(lines.get(1)).isEqualTo(lines.get(0));
    }

    /** Opens the bus twice. */
    static final class Twice {

        private Twice() {}

        public static void main(String[] args) {
            for (int i = 0; i < 2; i++) {
                try {
                    Usb4JavaBus.open().close();
                } catch (UsbException e) {
                    System.out.println(e.getMessage());
                }
            }
        }
    }

    /** As on Ctrl-C, after which nothing runs that was left to the end of the JVM. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aJvmThatIsHaltedLeavesNoNativesBehind(@TempDir Path folder) throws Exception {
        var options = List.of("-Djava.io.tmpdir=" + folder);
        var command = Children.java(Children.javaHome(), options, Halted.class, List.of());

        var finished = Children.finish(new ProcessBuilder(command).start(), Duration.ofMinutes(1));

        assertThat(finished.exitCode()).as(finished.toString()).isEqualTo(130);
        assertThat(finished.out()).startsWith("opened").doesNotContain("cannot be loaded");
        assertThat(folder).isEmptyDirectory();
    }

    /** Loads libusb and is halted. */
    static final class Halted {

        private Halted() {}

        public static void main(String[] args) {
            try (var bus = Usb4JavaBus.open()) {
                System.out.println("opened " + bus.devices().size() + " devices");
            } catch (UsbException e) {
                System.out.println("opened nothing: " + e.getMessage());
            }
            System.out.flush();
            Runtime.getRuntime().halt(130);
        }
    }

    @Test
    void onlyAFewClassesKnowOfUsb4Java() {
        classes()
                .that()
                .haveNameNotMatching("io\\.github\\.dfumaven\\.libusb\\.(Usb4Java|LibUsb)\\w+(\\$\\w+)?")
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
