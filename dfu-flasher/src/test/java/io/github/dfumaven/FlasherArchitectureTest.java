// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FlasherArchitectureTest {

    @Test
    void packagesUseOnlyWhatTheMapAllows() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPath(Path.of("target/classes"));
        new PackageMap()
                .allow("usb", "bytes", "error", "org.usb4java..")
                .allow("device", "usb", "bytes", "error", "esp")
                .allow("session", "device", "usb", "bytes", "error")
                .allow("flash", "session", "device", "usb", "bytes", "error", "esp", "dfu", "image")
                .allow("machine", "flash", "device", "usb", "bytes", "error", "esp")
                .allow("sim", "usb", "bytes", "error", "esp")
                .allow("usbip", "sim", "usb", "bytes", "error")
                .allow(
                        "boards", "flash", "device", "sim", "usbip", "usb", "inspect", "image", "cpio", "dfu", "esp",
                        "bytes", "error")
                .allow(
                        "flasher",
                        "machine",
                        "boards",
                        "flash",
                        "session",
                        "device",
                        "usb",
                        "esp",
                        "cli",
                        "bytes",
                        "error",
                        "picocli..",
                        "com.google.gson..",
                        "me.tongfei.progressbar..")
                .check(classes);
    }
}
