// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A Linux kernel of a distribution and its modules: an unpacked package, or what this machine has installed.
 *
 * @param image the kernel itself
 * @param modules the folder of its modules
 * @param version such as {@code 6.1.0-51-amd64}
 */
record KernelPackage(Path image, Path modules, String version) {

    /** System property with the folder of an unpacked package. */
    static final String PROPERTY = "it.kernel";

    private static final String PREFIX = "vmlinuz-";
    private static final String DEPENDS = "\0depends=";

    /** Returns the kernel that is wanted, or else the newest installed one. */
    static KernelPackage find() {
        var wanted = System.getProperty(PROPERTY, "");
        var root = Path.of(wanted.isEmpty() ? "/" : wanted);
        return in(root).orElseThrow(() -> new AssertionError(missing(root)));
    }

    /** Returns the files of modules in the order in which they can be loaded; those built into the kernel have none. */
    List<Path> load(List<String> wanted) throws IOException {
        var all = files();
        var builtIn = Files.readAllLines(modules.resolve("modules.builtin")).stream()
                .map(line -> name(Path.of(line)))
                .collect(Collectors.toSet());
        var ordered = new LinkedHashMap<String, Path>();
        for (var module : wanted) {
            add(module.replace('-', '_'), all, builtIn, ordered);
        }
        return List.copyOf(ordered.values());
    }

    private void add(String module, Map<String, Path> all, Collection<String> builtIn, Map<String, Path> ordered)
            throws IOException {
        if (ordered.containsKey(module) || builtIn.contains(module)) {
            return;
        }
        var file = all.get(module);
        if (file == null) {
            throw new AssertionError("kernel " + version + " has no module " + module + " in " + modules
                    + "; those that end in .ko.xz have to be unpacked with unxz");
        }
        for (var needed : depends(file)) {
            add(needed.replace('-', '_'), all, builtIn, ordered);
        }
        ordered.put(module, file);
    }

    private Map<String, Path> files() throws IOException {
        try (var files = Files.walk(modules.resolve("kernel"))) {
            return files.filter(file -> file.toString().endsWith(".ko"))
                    .collect(Collectors.toMap(KernelPackage::name, file -> file, (first, other) -> first));
        }
    }

    /** Reads what a module says of itself. */
    private static List<String> depends(Path file) throws IOException {
        var content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        int at = content.indexOf(DEPENDS);
        var list = at < 0 ? "" : content.substring(at + DEPENDS.length(), content.indexOf('\0', at + 1));
        return list.isEmpty() ? List.of() : List.of(list.split(","));
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.ko$", "").replace('-', '_');
    }

    private static Optional<KernelPackage> in(Path root) {
        var found = new ArrayList<KernelPackage>();
        try (var boot = Files.newDirectoryStream(root.resolve("boot"), PREFIX + "*")) {
            for (var image : boot) {
                var version = image.getFileName().toString().substring(PREFIX.length());
                for (var folder : List.of("lib/modules", "usr/lib/modules")) {
                    var modules = root.resolve(folder).resolve(version);
                    if (Files.isReadable(image) && Files.isDirectory(modules.resolve("kernel"))) {
                        found.add(new KernelPackage(image, modules, version));
                    }
                }
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().max(Comparator.comparing(KernelPackage::version));
    }

    private static String missing(Path root) {
        return String.format(Locale.ROOT, """
                no kernel in %s: neither boot/%s* nor its modules can be read.
                Unpack one of Debian 12 (nothing is installed, and any 6.1 will do), and say where it is:
                  apt-get download $(apt-cache depends linux-image-amd64 | sed -n 's/.*Depends: //p' | head -n 1)
                  dpkg-deb -x linux-image-*.deb FOLDER
                  ./mvnw -Pkernel verify -Dit.kernel=FOLDER
                """, root, PREFIX);
    }
}
