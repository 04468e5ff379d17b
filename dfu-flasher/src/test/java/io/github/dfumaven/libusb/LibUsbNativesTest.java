// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.libusb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usbfs.Children;
import io.github.dfumaven.usbfs.Finished;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.JarURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.usb4java.Loader;

/** The natives of libusb for every platform, as far as they can be looked at without it. */
class LibUsbNativesTest {

    private static final String PACKAGE = "org/usb4java/";

    @TempDir
    private Path folder;

    /** Returns where on the class path they are. */
    static List<String> natives() throws IOException {
        var found = new TreeSet<String>();
        for (var jar : System.getProperty("java.class.path").split(System.getProperty("path.separator"), -1)) {
            if (jar.endsWith(".jar")) {
                try (var file = new JarFile(jar)) {
                    file.stream()
                            .map(entry -> entry.getName())
                            .filter(name -> name.startsWith(PACKAGE) && name.contains("/libusb4java."))
                            .forEach(found::add);
                }
            }
        }
        return List.copyOf(found);
    }

    @Test
    void theseAreAllThePlatformsThereAreNativesFor() throws IOException {
        assertThat(natives())
                .containsExactly(
                        "org/usb4java/darwin-aarch64/libusb4java.dylib",
                        "org/usb4java/darwin-x86-64/libusb4java.dylib",
                        "org/usb4java/linux-aarch64/libusb4java.so",
                        "org/usb4java/linux-arm/libusb4java.so",
                        "org/usb4java/linux-x86-64/libusb4java.so",
                        "org/usb4java/linux-x86/libusb4java.so",
                        "org/usb4java/win32-aarch64/libusb4java.dll",
                        "org/usb4java/win32-x86-64/libusb4java.dll",
                        "org/usb4java/win32-x86/libusb4java.dll");
    }

    @ParameterizedTest
    @MethodSource("natives")
    void theNativesHaveAllThatUsb4JavaCalls(String file) throws Exception {
        try (var in = Loader.class.getResourceAsStream("/" + file)) {
            assertThat(in).isNotNull();
            assertThat(ExportedSymbols.of(in.readAllBytes())).containsAll(called());
        }
    }

    @Test
    void usb4JavaCallsAsManyAsWereCounted() throws Exception {
        assertThat(called()).hasSize(206);
    }

    /** Returns the names that Java looks for, see the specification of JNI, "Resolving Native Method Names". */
    private static List<String> called() throws Exception {
        var names = new ArrayList<String>();
        for (var type : types()) {
            Stream.of(type.getDeclaredMethods())
                    .filter(method -> Modifier.isNative(method.getModifiers()))
                    .forEach(method -> names.add(name(type, method)));
        }
        Collections.sort(names);
        return names;
    }

    private static List<Class<?>> types() throws Exception {
        var types = new ArrayList<Class<?>>();
        var place = (JarURLConnection) Loader.class.getResource("Loader.class").openConnection();
        try (var jar = place.getJarFile()) {
            for (var entry : Collections.list(jar.entries())) {
                var name = entry.getName();
                if (name.endsWith(".class")) {
                    var type =
                            name.substring(0, name.length() - ".class".length()).replace('/', '.');
                    types.add(Class.forName(type, false, Loader.class.getClassLoader()));
                }
            }
        }
        return types;
    }

    /** A native method that shares its name with another has its parameters in it, too. */
    private static String name(Class<?> type, Method method) {
        long namesakes = Arrays.stream(type.getDeclaredMethods())
                .filter(other -> Modifier.isNative(other.getModifiers()))
                .filter(other -> other.getName().equals(method.getName()))
                .count();
        var shortName = "Java_" + mangled(type.getName()) + "_" + mangled(method.getName());
        if (namesakes == 1) {
            return shortName;
        }
        var parameters = new StringBuilder();
        for (var parameter : method.getParameterTypes()) {
            parameters.append(parameter.descriptorString());
        }
        return shortName + "__" + mangled(parameters.toString());
    }

    private static String mangled(String name) {
        return name.replace("_", "_1")
                .replace(";", "_2")
                .replace("[", "_3")
                .replace("$", "_00024")
                .replace('.', '_')
                .replace('/', '_');
    }

    /** The names of systems and processors are those that their JVMs say. */
    @ParameterizedTest
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    @CsvSource({
        "Mac OS X, aarch64, libusb4java.dylib",
        "Mac OS X, x86_64, libusb4java.dylib",
        "Linux, aarch64, libusb4java.so",
        "Linux, arm, libusb4java.so",
        "Linux, i386, libusb4java.so",
        "Windows 11, aarch64, libusb4java.dll",
        "Windows 11, amd64, libusb4java.dll",
        "Windows 10, x86, libusb4java.dll"
    })
    void thoseOfAnotherPlatformAreFoundAndThisSystemRefusesTheirFormat(String system, String processor, String file)
            throws Exception {
        var said = load("-Dos.name=" + system, "-Dos.arch=" + processor).out();

        assertThat(said)
                .startsWith("libusb cannot be loaded: " + folder + "/dfu-usb")
                .contains("/" + file + ": ", "the natives for " + system + " " + processor)
                .containsPattern("invalid ELF header|wrong ELF class|[Cc]an't load \\w+ \\.so on a AMD 64 platform");
        assertThat(folder).isEmptyDirectory();
    }

    /** In a folder made as the umask wants it others could swap them. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theyAreLoadedFromAFolderOfOursAlone() throws Exception {
        var said = load().out().lines().toList();

        assertThat(said).hasSize(2);
        assertThat(said.get(0)).isEqualTo("loaded");
        assertThat(said.get(1)).matches(".* \\Q" + folder + "\\E/dfu-usb\\d+/libusb4java\\.so \\(deleted\\)");
        assertThat(folder).isEmptyDirectory();
    }

    private Finished load(String... options) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("-Djava.io.tmpdir=" + folder, "-XX:-UsePerfData"));
        all.addAll(List.of(options));
        var command = Children.java(Children.javaHome(), all, Load.class, List.of());
        return Children.finish(new ProcessBuilder(command).start(), Duration.ofMinutes(1));
    }

    /** Loads them, and says from where Linux has them. */
    static final class Load {

        private Load() {}

        public static void main(String[] args) throws IOException {
            try {
                LibUsbNatives.load();
                System.out.println("loaded");
            } catch (UsbException e) {
                System.out.println(e.getMessage());
            }
            try (var mapped = Files.lines(Path.of("/proc/self/maps"))) {
                mapped.filter(line -> line.contains("libusb4java")).limit(1).forEach(System.out::println);
            }
        }
    }
}
