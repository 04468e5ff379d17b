// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import io.github.dfumaven.access.Machine;
import io.github.dfumaven.access.UdevRule;
import io.github.dfumaven.cli.TopCommand;
import io.github.dfumaven.flasher.cli.FlasherTool;
import io.github.dfumaven.imgtool.cli.ImgTool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Lays out what is installed, in folders from which the archives and the package are made. */
public final class Distribution {

    private static final DateTimeFormatter DEBIAN_TIME =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT);
    private static final List<TopCommand> TOOLS = List.of(new ImgTool(), new FlasherTool());

    private final Path project;
    private final Path out;
    private final String version;
    private final LocalDate date;

    private Distribution(Path project, Path out, String version, LocalDate date) {
        this.project = project;
        this.out = out;
        this.version = version;
        this.date = date;
    }

    /**
     * Lays it out.
     *
     * @param args the folder of the whole project, the folder to make, the version, the time of the build in ISO 8601,
     *     the JDK of which a runtime is made, and the sources of picocli
     * @throws IOException if something cannot be read or written
     * @throws InterruptedException if it is interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        var date = LocalDate.parse(args[3].substring(0, "2026-11-20".length()));
        var distribution = new Distribution(Path.of(args[0]), Path.of(args[1]), args[2], date);
        deleteTree(distribution.out);
        distribution.layOutArchive(distribution.out.resolve("archive"));
        distribution.compileAnew(Path.of(args[5]), distribution.out.resolve("archive/lib"));
        distribution.layOutPackage(distribution.out.resolve("archive"), distribution.out.resolve("deb"));
        JavaRuntime.make(
                Path.of(args[4]), distribution.out.resolve("archive/lib"), distribution.out.resolve("runtime"));
    }

    private void layOutArchive(Path archive) throws IOException {
        for (var module : List.of("dfu-imgtool", "dfu-flasher")) {
            copyTree(project.resolve(module).resolve("target/dist"), archive);
        }
        var models = archive.resolve("lib/dfu-tools-" + version + ".jar");
        var commands = TOOLS.stream().map(tool -> Tree.of(tool).command()).toList();
        CommandModels.make(commands, models, out.resolve("models"), date);
        var launcher = archive.resolve("bin/dfu-imgtool");
        var jars = ClassPath.of(project.resolve("dfu-imgtool/target/dist/lib")).with(models);
        Files.writeString(launcher, jars.in(Files.readString(launcher)));
        copyTree(project.resolve("dist/src/main/archive"), archive);
        Files.copy(project.resolve("CHANGELOG.md"), archive.resolve("CHANGELOG.md"));
        copyBillOfMaterials(archive.resolve("sbom.cdx.json"));
        copyNotices(archive.resolve("lib"), archive.resolve("licenses"));
        for (var tool : TOOLS) {
            describe(Tree.of(tool), archive.resolve("share"));
        }
    }

    private void compileAnew(Path sources, Path lib) throws IOException {
        var jar = lib.resolve(String.valueOf(sources.getFileName()).replace("-sources", ""));
        ModernClasses.make(sources, jar, out.resolve("picocli"), date);
    }

    private void copyBillOfMaterials(Path to) throws IOException {
        var made = project.resolve("dist/target/sbom.json");
        if (!Files.exists(made)) {
            throw new IOException(
                    made + " is missing: the plugin that makes it does nothing with Maven offline; leave out -o");
        }
        Files.copy(made, to);
    }

    private void describe(Tree tool, Path share) throws IOException {
        write(share.resolve("bash-completion/completions").resolve(tool.name()), BashCompletion.of(tool));
        write(share.resolve("zsh/site-functions").resolve("_" + tool.name()), ZshCompletion.of(tool));
        write(share.resolve("fish/vendor_completions.d").resolve(tool.name() + ".fish"), FishCompletion.of(tool));
        for (var command : tool.all()) {
            write(share.resolve("man/man1").resolve(ManPage.name(command) + ".1"), ManPage.of(command, version, date));
        }
    }

    private void layOutPackage(Path archive, Path root) throws IOException {
        var share = root.resolve("usr/share");
        var program = share.resolve("dfu-tools");
        copyTree(archive.resolve("lib"), program.resolve("lib"));
        copyTree(archive.resolve("share/bash-completion"), share.resolve("bash-completion"));
        copyTree(archive.resolve("share/zsh/site-functions"), share.resolve("zsh/vendor-completions"));
        copyTree(archive.resolve("share/fish"), share.resolve("fish"));
        for (var tool : TOOLS) {
            var name = Tree.of(tool).name();
            write(
                    program.resolve("bin").resolve(name),
                    Files.readString(archive.resolve("bin").resolve(name)));
        }
        try (var pages = Files.list(archive.resolve("share/man/man1"))) {
            for (var page : pages.toList()) {
                compress(Files.readString(page), share.resolve("man/man1").resolve(page.getFileName() + ".gz"));
            }
        }
        write(root.resolve("usr/lib/udev/rules.d").resolve(UdevRule.FILE), UdevRule.text(debian()));
        var doc = share.resolve("doc/dfu-tools");
        copyTree(archive.resolve("licenses"), doc.resolve("licenses"));
        Files.copy(archive.resolve("NOTICE"), doc.resolve("NOTICE"));
        Files.copy(archive.resolve("sbom.cdx.json"), doc.resolve("sbom.cdx.json"));
        Files.copy(project.resolve("dist/src/main/deb/copyright"), doc.resolve("copyright"));
        compress(Files.readString(project.resolve("CHANGELOG.md")), doc.resolve("CHANGELOG.md.gz"));
        compress(debianChangelog(), doc.resolve("changelog.gz"));
    }

    /** Every Debian has the group that the rule names, whatever machine this is. */
    private Machine debian() throws IOException {
        var root = out.resolve("debian");
        write(root.resolve("etc/group"), "plugdev:x:46:\n");
        return new Machine(root, "Linux", "", "root");
    }

    /** What the Apache License wants to be passed on, as the jars have it. */
    private static void copyNotices(Path jars, Path licenses) throws IOException {
        try (var all = Files.list(jars)) {
            for (var jar : all.toList()) {
                copyNotice(jar, licenses);
            }
        }
    }

    private static void copyNotice(Path jar, Path licenses) throws IOException {
        var name = String.valueOf(jar.getFileName()).replaceFirst("-\\d.*", "");
        try (var file = new JarFile(jar.toFile())) {
            for (var entry : file.stream().toList()) {
                if (entry.getName().matches("META-INF/NOTICE(\\.\\w+)?")) {
                    try (var in = file.getInputStream(entry)) {
                        Files.copy(in, licenses.resolve(name + "-NOTICE.txt"));
                    }
                }
            }
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Debian wants one in its own form. */
    private String debianChangelog() {
        return String.format(
                Locale.ROOT,
                """
                dfu-tools (%s) unstable; urgency=medium

                  * See CHANGELOG.md.gz.

                 -- DFU for Maven <dfu-maven@users.noreply.github.com>  %s
                """,
                version.replace("-SNAPSHOT", "~SNAPSHOT"),
                DEBIAN_TIME.format(date.atStartOfDay(ZoneOffset.UTC)));
    }

    /** As Debian wants it: as small as can be, and saying so in its ninth byte, which Java leaves out. */
    private static void compress(String text, Path to) throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var out = new Best(compressed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        var bytes = compressed.toByteArray();
        bytes[8] = 2;
        Files.createDirectories(to.getParent());
        Files.write(to, bytes);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                if (!Files.exists(target)) {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException thrown) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static final class Best extends GZIPOutputStream {

        Best(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
