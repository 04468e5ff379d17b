// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A folder among the temporary files that no other user of the machine may enter, so that nobody can swap what is in it. It is
 * gone with all that is in it when it is closed, and when the JVM is told to end before that.
 */
public final class OwnFolder implements AutoCloseable {

    private final Path path;
    private final Shutdown.Act act;

    private OwnFolder(Path path, Shutdown.Act act) {
        this.path = path;
        this.act = act;
    }

    /**
     * Makes one below {@code java.io.tmpdir}. Where the file system has permissions of POSIX they are {@code rwx------} from the
     * first moment on, whatever the umask; on Windows the folder for temporary files is the user's own.
     *
     * @param prefix what its name begins with
     * @return to be closed when nothing in it is needed any more
     * @throws InterruptedIOException if the JVM is about to end
     * @throws IOException if it cannot be made
     */
    public static OwnFolder create(String prefix) throws IOException {
        var path = Files.createTempDirectory(prefix);
        try {
            return new OwnFolder(path, Shutdown.before(() -> delete(path)));
        } catch (InterruptedIOException e) {
            delete(path);
            throw e;
        }
    }

    /** {@return where it is} */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        delete(path);
        act.close();
    }

    /** Links in it are deleted, and what is behind them is left alone. */
    private static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException | UncheckedIOException e) {
            return; // among the temporary files it is in nobody's way
        }
    }
}
