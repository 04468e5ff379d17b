// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.flashmap.FlashMap;
import io.github.dfumaven.inspect.ImageInfo;
import io.github.dfumaven.inspect.Inspection;
import io.github.dfumaven.report.FirmwareReport;
import io.github.dfumaven.report.OwnPage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.doxia.sink.SinkFactory;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.MavenMultiPageReport;
import org.apache.maven.reporting.MavenReportException;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Writes a page about the image for the project's site: what it is, where its files go in flash, as a picture and as
 * tables, and what is wrong with it. Belongs into {@code <reporting>}; called by itself, it writes the page into
 * {@code target/reports}.
 *
 * <p>Leaves the page out when there is no image, for example because the site is made without {@code package}. Fails
 * only when the image cannot be read; use {@code dfu:verify} to fail for a bad one.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", threadSafe = true)
public final class ReportMojo extends DfuMojo implements MavenMultiPageReport {

    private static final String PAGE = "firmware";
    private static final String FLASH_MAP = "images/firmware-flash-map.svg";

    private final RepositorySystem repositories;
    private boolean told;

    /**
     * The file. Not looked at when {@code artifact} is given.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.image", defaultValue = "${project.build.directory}/dfu.bin")
    private File image;

    /**
     * An artifact of type {@code dfu} to take in place of {@code image}, straight from a repository:
     * {@code groupId:artifactId:version}, with {@code :classifier} behind it if it has one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.artifact")
    private @Nullable String artifact;

    /**
     * Folder for the page when the goal is called by itself. A site has its own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.outputDirectory", defaultValue = "${project.build.directory}/reports")
    private File outputDirectory;

    /**
     * Creates the goal.
     *
     * @param repositories where artifacts come from
     */
    @Inject
    public ReportMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    @Override
    @SuppressWarnings("deprecation") // getOutputPath, which replaces it, is unknown to older site plugins
    public String getOutputName() {
        return PAGE;
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public String getName(Locale locale) {
        return FirmwareReport.TITLE;
    }

    @Override
    public String getDescription(Locale locale) {
        return "What is in the firmware image, where it goes in flash, and what is wrong with it.";
    }

    @Override
    public void setReportOutputDirectory(File folder) {
        outputDirectory = folder;
    }

    @Override
    public File getReportOutputDirectory() {
        return outputDirectory;
    }

    @Override
    public boolean isExternalReport() {
        return false;
    }

    /** Tells whether there is an image, and logs once why there is no page. */
    @Override
    public boolean canGenerateReport() {
        if (isSkipped()) {
            tell(SKIPPED);
            return false;
        }
        if (artifact == null && !image.isFile()) {
            tell("No firmware report, because there is no image " + image + "; mvn package makes it");
            return false;
        }
        return true;
    }

    private void tell(String why) {
        if (!told) {
            getLog().info(why);
            told = true;
        }
    }

    /** Writes the page by itself. */
    @Override
    void run() throws IOException {
        if (canGenerateReport()) {
            Bytes.utf8(OwnPage.of(sections())).write(page().toPath());
            getLog().info("The page is " + page());
        }
    }

    private File page() {
        return new File(outputDirectory, PAGE + ".html");
    }

    /** Writes the page in a site. Older site plugins know this one only of a report with several pages. */
    @Override
    public void generate(Sink sink, SinkFactory others, Locale locale) throws MavenReportException {
        generate(sink, locale);
    }

    @Override
    public void generate(Sink sink, Locale locale) throws MavenReportException {
        try {
            check();
            var sections = sections();
            sink.head();
            sink.title();
            sink.text(FirmwareReport.TITLE);
            sink.title_();
            sink.head_();
            sink.body();
            // most skins are light, whatever the desktop is, and so is the picture then
            sink.rawText("<div style=\"color-scheme: light\">\n" + sections + "</div>\n");
            sink.body_();
            sink.flush();
            sink.close();
            getLog().info("The page is " + page());
        } catch (IOException | RuntimeException e) {
            throw GoalFailure.report(e);
        }
    }

    private String sections() throws IOException {
        var file = imageFile();
        var info = Inspection.of(nameOnPage(file), Bytes.read(file));
        return FirmwareReport.sections(info, PomWording.WORDING, drawFlashMap(info));
    }

    private Path imageFile() throws InvalidRequestException {
        return artifact == null
                ? image.toPath()
                : Repository.of(repositories, this).file("artifact", artifact);
    }

    /** Returns the name without folders of this machine, which nobody who reads the site needs to know. */
    private String nameOnPage(Path file) {
        var basedir = build().getCurrentProject().getBasedir();
        boolean inProject = artifact == null && basedir != null && file.startsWith(basedir.toPath());
        return (inProject ? basedir.toPath().relativize(file) : file.getFileName()).toString();
    }

    private Optional<String> drawFlashMap(ImageInfo info) throws IOException {
        var drawn = FlashMap.find(info);
        if (drawn.isPresent()) {
            var file = outputDirectory.toPath().resolve(FLASH_MAP);
            Files.createDirectories(file.resolveSibling("."));
            drawn.get().write(file);
        }
        return drawn.map(svg -> FLASH_MAP);
    }
}
