// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.extract.Extraction;
import io.github.dfumaven.extract.Extractor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/**
 * Writes the files of a {@code dfu.bin}, DfuSe, UF2 or other DFU file into a folder: all of them, with the
 * parts of a file joined, or none. Beside the files of a {@code dfu.bin} goes a {@code flasher_args.json}, from which
 * {@code dfu:create} builds it again.
 *
 * <p>Needs no pom when {@code image} or {@code artifact} is given. A file whose name would leave the folder is an
 * error.
 *
 * @since 0.1.0
 */
@Mojo(name = "extract", requiresProject = false, threadSafe = true)
public final class ExtractMojo extends ImageMojo {

    /**
     * The folder for the files, made if it is not there. Files of the same names are replaced, others stay.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.directory", defaultValue = "${project.build.directory}/dfu")
    private File directory;

    /**
     * Creates the goal.
     *
     * @param repositories where artifacts come from
     * @param reactor the other modules of a build
     */
    @Inject
    public ExtractMojo(RepositorySystem repositories, Reactor reactor) {
        super(repositories, reactor);
    }

    @Override
    void run(Path file) throws IOException {
        var folder = Images.path(directory);
        var done = Extractor.extract(file, folder);
        warn(done.warnings());
        show(done, folder);
    }

    private void show(Extraction done, Path folder) {
        for (var entry : done.files()) {
            var address = entry.address().isPresent()
                    ? String.format(Locale.ROOT, "0x%08x", entry.address().getAsLong())
                    : "          ";
            getLog().info(String.format(
                    Locale.ROOT, "%s  %9d  %s", address, entry.content().length(), entry.name()));
        }
        getLog().info(String.format(
                Locale.ROOT, "%s: %d files of %s", folder, done.files().size(), done.source()));
        if (done.rebuilds()) {
            getLog().info("dfu:create with <flasherArgs>" + folder + "</flasherArgs> builds the same image again");
        }
    }
}
