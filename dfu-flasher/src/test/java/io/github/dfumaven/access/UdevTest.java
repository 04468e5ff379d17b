// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.access.UdevInstaller.Change;
import io.github.dfumaven.chip.Chip;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class UdevTest {

    @TempDir
    private Path root;

    private MachineFiles files;

    @BeforeEach
    void machine() throws IOException {
        files = new MachineFiles(root);
    }

    @Test
    void theRuleIsForEveryChipAndForWhoeverSitsThere() {
        var text = UdevRule.text(files.linux());

        assertThat(text.lines().filter(line -> !line.startsWith("#")))
                .containsExactly("SUBSYSTEM==\"usb\", ENV{DEVTYPE}==\"usb_device\", ATTR{idVendor}==\"303a\","
                        + " ATTR{idProduct}==\"00??\", MODE=\"0660\", GROUP=\"plugdev\", TAG+=\"uaccess\"");
        assertThat(Chip.withDfu())
                .allMatch(chip ->
                        String.format(Locale.ROOT, "%04x", chip.productId()).startsWith("00"));
        assertThat(Integer.parseInt(UdevRule.FILE.substring(0, 2)))
                .as("uaccess is read at 73")
                .isLessThan(73);
    }

    @Test
    void aGroupThatIsNotThereIsNotNamed() throws IOException {
        files.group("root:x:0:");

        assertThat(UdevRule.text(files.linux())).doesNotContain("GROUP").contains("MODE=\"0660\", TAG+=\"uaccess\"");
    }

    @Test
    void installingWritesTheRuleAndMakesUdevReadIt() throws IOException {
        var ran = new ArrayList<String>();

        var done = new UdevInstaller(files.linux(), words -> ran.add(String.join(" ", words))).install();

        assertThat(done.file()).isEqualTo(root.resolve("etc/udev/rules.d/70-dfu-flasher.rules"));
        assertThat(done.file()).hasContent(UdevRule.text(files.linux()));
        assertThat(Files.getPosixFilePermissions(done.file()))
                .hasToString(Files.getPosixFilePermissions(Files.createFile(root.resolve("any")))
                        .toString());
        assertThat(ran)
                .containsExactly(
                        "udevadm control --reload", "udevadm trigger --subsystem-match=usb --attr-match=idVendor=303a");
        assertThat(done.notDone()).isEmpty();
        assertThat(files.linux().rules()).containsExactly(done.file());
    }

    @Test
    void withoutUdevadmTheCommandsAreLeftToTheUser() throws IOException {
        var done = new UdevInstaller(files.linux(), words -> false).install();

        assertThat(done.notDone()).hasSize(2).first().isEqualTo("udevadm control --reload");
    }

    @Test
    void installingTwiceChangesNothing() throws IOException {
        var ran = new ArrayList<String>();
        var installer = new UdevInstaller(files.linux(), words -> ran.add(String.join(" ", words)));

        var first = installer.install();
        var second = installer.install();

        assertThat(first.change()).isEqualTo(Change.WRITTEN);
        assertThat(second.change()).isEqualTo(Change.NONE);
        assertThat(ran).as("udev may not have read it the first time").hasSize(4);
        assertThat(root.resolve("etc/udev/rules.d")).isDirectoryContaining(file -> file.equals(first.file()));
        try (var all = Files.list(root.resolve("etc/udev/rules.d"))) {
            assertThat(all).hasSize(1);
        }
    }

    @Test
    void anotherRuleOfThatNameIsKeptWhereUdevDoesNotReadIt() throws IOException {
        files.rule(UdevRule.FILE, "# mine, of 303a\n");

        var done = new UdevInstaller(files.linux(), words -> true).install();

        assertThat(done.change()).isEqualTo(Change.REPLACED);
        assertThat(done.file()).hasContent(UdevRule.text(files.linux()));
        assertThat(done.kept())
                .hasValueSatisfying(kept -> assertThat(kept).hasContent("# mine, of 303a\n"))
                .hasValueSatisfying(kept -> assertThat(kept.toString()).doesNotEndWith(".rules"));
    }

    @Test
    void aLinkOfThatNameIsKeptAndNotWrittenThrough() throws IOException {
        files.rule("precious", "# of somebody else\n");
        var rules = root.resolve("etc/udev/rules.d");
        for (var target : List.of("precious", "not-there", "/dev/null")) {
            Files.deleteIfExists(rules.resolve(UdevRule.FILE));
            Files.createSymbolicLink(rules.resolve(UdevRule.FILE), Path.of(target));

            var done = new UdevInstaller(files.linux(), words -> true).install();

            assertThat(done.change()).as(target).isEqualTo(Change.REPLACED);
            assertThat(Files.isSymbolicLink(done.file())).isFalse();
            assertThat(done.file()).hasContent(UdevRule.text(files.linux()));
            assertThat(Files.readSymbolicLink(done.kept().orElseThrow())).hasToString(target);
        }
        assertThat(rules.resolve("precious")).hasContent("# of somebody else\n");
        assertThat(rules.resolve("not-there")).doesNotExist();
    }

    @Test
    void anotherFolderThatMayBeWrittenToIsAllowed() throws IOException {
        var installer = new UdevInstaller(files.linux(), words -> true);

        assertThat(installer.isAllowed()).as("etc is there").isTrue();
        Files.createDirectories(root.resolve("etc/udev/rules.d"));
        assertThat(installer.isAllowed()).as("the folder is there").isTrue();
    }

    /** The files of the Java runtime are in a file system that nobody may write to, not even root. */
    @Test
    void whoMayNotWriteIsNotAllowed() {
        var runtime = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
        assertThat(runtime).isDirectory();
        var installer = new UdevInstaller(new Machine(runtime, "Linux", "amd64", "ada"), words -> true);

        assertThat(installer.isAllowed()).isFalse();
    }

    @Test
    void aProgramThatIsNotThereIsNoReasonToFail() {
        assertThat(UdevInstaller.system().run(List.of("no-such-program-anywhere")))
                .isFalse();
    }
}
