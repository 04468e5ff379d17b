// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.files.Child;
import io.github.dfumaven.files.OutputFile;
import io.github.dfumaven.files.Shutdown;
import io.github.dfumaven.imgtool.cli.ImgTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Commands that are told to end, in processes of their own. */
@EnabledOnOs(OS.LINUX)
class SignalsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void everySignalEndsACommandAlikeAndLeavesNothing(String signal) throws Exception {
        try (var child = Child.start(Main.class, folder.resolve("out.bin").toString())) {
            child.until("writing");

            child.signal(signal);

            assertThat(child.rest()).isEqualTo("the last first\nthen the first");
            assertThat(child.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void aCommandThatEndsByItselfEndsAsItLikes() throws Exception {
        try (var child =
                Child.start(ImgTool.class, "verify", folder.resolve("none.bin").toString())) {
            assertThat(child.rest()).contains("file-not-found");
            assertThat(child.exitCode()).isEqualTo(ExitCode.IO);
        }
    }

    @Command(name = "test")
    static final class Top extends TopCommand {

        @Override
        protected List<String> commands() {
            return List.of("write");
        }

        @Override
        protected Object command(String name) {
            return new Main();
        }

        @Override
        protected List<String> rehearsal(Path folder) {
            return List.of();
        }

        @Override
        protected Map<String, String> elsewhere() {
            return Map.of();
        }
    }

    /** Writes a file until it is told to end, and fails then. */
    @Command(name = "write")
    static final class Main implements Callable<Integer> {

        private static final CountDownLatch STOPPED = new CountDownLatch(1);
        private static final CountDownLatch RETURNED = new CountDownLatch(1);

        @Parameters
        private Path file;

        public static void main(String[] args) {
            int exit = Tool.run(new Top(), "write", args[0]);
            RETURNED.countDown();
            System.exit(exit);
        }

        @Override
        public Integer call() throws IOException {
            // These are not closed, so that they are still there when the command has failed.
            var unused = List.of(
                    Shutdown.before(() -> {
                        await(RETURNED);
                        System.out.println("then the first");
                    }),
                    Shutdown.before(() -> {
                        throw new IllegalStateException("of no matter to the others");
                    }),
                    Shutdown.before(() -> {
                        System.out.println("the last first");
                        STOPPED.countDown();
                    }));
            OutputFile.write(file, out -> {
                Bytes.utf8("content").writeTo(out);
                System.out.println("writing");
                await(STOPPED);
            });
            return ExitCode.DONE;
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
