// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import java.nio.file.Path;

/** The files that the build has made. */
final class Built {

    private static final Path FOLDER = Path.of(System.getProperty("dist.folder", "target"));
    static final String VERSION = System.getProperty("dist.version", "0.1.0-SNAPSHOT");

    private Built() {}

    static Path archive(String format) {
        return FOLDER.resolve("dfu-tools-" + VERSION + "." + format);
    }

    static Path withRuntime() {
        var platform = System.getProperty("dist.platform", "linux-x86_64");
        return FOLDER.resolve(
                "dfu-tools-" + VERSION + "-" + platform + (platform.startsWith("windows") ? ".zip" : ".tar.gz"));
    }

    static Path debianPackage() {
        return FOLDER.resolve("dfu-tools_" + VERSION + "_all.deb");
    }
}
