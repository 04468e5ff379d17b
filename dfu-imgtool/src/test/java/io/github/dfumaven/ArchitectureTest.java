// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

@AnalyzeClasses(packages = "io.github.dfumaven", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static void textLeavesThroughOneGate(JavaClasses classes) {
        OutputRules.check(classes);
    }

    @ArchTest
    static void packagesUseOnlyWhatTheMapAllows(JavaClasses classes) {
        new PackageMap()
                .allow("error", "text") // what an error says is safe to print
                .allow("words", "error")
                .allow("files", "error")
                .allow("bytes", "files", "error", "org.apache.commons.codec..")
                .allow("json", "bytes", "com.google.gson..")
                .allow("dfu", "bytes", "error")
                .allow("cpio", "bytes", "error")
                .allow("chip", "error")
                .allow("content", "esp", "partition")
                .allow("esp", "chip", "bytes", "error", "org.apache.commons.codec..")
                .allow("partition", "chip", "bytes", "words", "error", "esp")
                .allow("nvs", "bytes", "words", "error", "javax.crypto..") // its partitions may be encrypted
                .allow("uf2", "chip", "bytes", "error")
                .allow("ihex", "bytes", "error")
                .allow("dfuse", "bytes", "error")
                .allow("archive", "chip", "dfu", "cpio", "esp", "bytes", "error")
                .allow("elf", "bytes", "error")
                .allow(
                        "firmware",
                        "chip",
                        "content",
                        "archive",
                        "esp",
                        "partition",
                        // it tells what kind of file something is, so it knows them all
                        "dfu",
                        "dfuse",
                        "uf2",
                        "ihex",
                        "bytes",
                        "error")
                .allow(
                        "layout",
                        "chip",
                        "content",
                        "firmware",
                        "archive",
                        "dfu",
                        "dfuse",
                        "esp",
                        "partition",
                        "bytes",
                        "error")
                .allow(
                        "create",
                        "chip",
                        "content",
                        "archive",
                        "firmware",
                        "layout",
                        "dfu",
                        "cpio",
                        "esp",
                        "nvs",
                        "partition",
                        "bytes",
                        "files",
                        "words",
                        "error",
                        "com.google.gson..")
                .allow("text")
                .allow("extract", "chip", "esp", "firmware", "archive", "create", "bytes", "files", "error", "json")
                .allow(
                        "diff",
                        "chip",
                        "dfu",
                        "files",
                        "firmware",
                        "text",
                        "archive",
                        "create",
                        "partition",
                        "esp",
                        "bytes",
                        "error",
                        "json")
                .allow(
                        "merge",
                        "chip",
                        "content",
                        "firmware",
                        "layout",
                        "archive",
                        "create",
                        "ihex",
                        "uf2",
                        "esp",
                        "bytes",
                        "files",
                        "words",
                        "error")
                .allow(
                        "inspect",
                        "chip",
                        "content",
                        "text",
                        "firmware",
                        "layout",
                        "archive",
                        "dfu",
                        "dfuse",
                        "esp",
                        "partition",
                        "bytes",
                        "words",
                        "error",
                        "json")
                .allow(
                        "flashmap",
                        "chip",
                        "content",
                        "inspect",
                        "text",
                        "firmware",
                        "esp",
                        "partition",
                        "bytes",
                        "words",
                        "error")
                // - is standard input and output in both tools; Shutdown
                .allow("cli", "bytes", "files", "text", "error", "picocli..")
                .allow(
                        "imgtool.cli",
                        "chip",
                        "cli",
                        "text",
                        "inspect",
                        "flashmap",
                        "extract",
                        "diff",
                        "merge",
                        "create",
                        "partition",
                        "nvs",
                        "dfu",
                        "bytes",
                        "words",
                        "error",
                        "picocli..")
                .check(classes);
    }
}
