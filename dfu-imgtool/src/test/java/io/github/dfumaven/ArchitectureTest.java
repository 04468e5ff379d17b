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
    static void whatCommandsAreToldIsOpenToTheirPackage(JavaClasses classes) {
        CommandRules.check(classes);
    }

    @ArchTest
    static void packagesUseOnlyWhatTheMapAllows(JavaClasses classes) {
        new PackageMap()
                .allow("error", "text") // what an error says is safe to print
                .allow("fault", "error", "text")
                .allow("words", "error", "fault")
                .allow("files", "error")
                .allow("bytes", "files", "error", "fault", "org.apache.commons.codec..")
                .allow("fields", "bytes", "error", "fault")
                .allow("json", "bytes", "error", "fault", "com.google.gson..")
                .allow("dfu", "bytes", "error", "fault", "fields")
                .allow("cpio", "bytes", "error", "fault", "fields")
                .allow("chip", "error", "fault")
                .allow("content", "bytes")
                .allow("esp", "chip", "bytes", "error", "fault", "fields", "org.apache.commons.codec..")
                .allow("partition", "chip", "bytes", "words", "error", "esp", "fault", "fields", "text")
                .allow("csv", "bytes", "error", "fault")
                .allow(
                        "nvs",
                        "csv",
                        "bytes",
                        "words",
                        "error",
                        "fault",
                        "fields",
                        "text",
                        "javax.crypto..") // its partitions may be encrypted
                .allow("uf2", "chip", "bytes", "error", "fault", "fields")
                .allow("ihex", "bytes", "error", "fault")
                .allow("dfuse", "bytes", "error", "fault", "fields")
                .allow("archive", "chip", "dfu", "cpio", "esp", "bytes", "error", "fault", "fields", "content")
                .allow("elf", "bytes", "error", "fault", "fields")
                .allow(
                        "firmware",
                        "chip",
                        "content",
                        "archive",
                        "esp",
                        "partition",
                        "nvs",
                        // it tells what kind of file something is, so it knows them all
                        "dfu",
                        "dfuse",
                        "uf2",
                        "ihex",
                        "bytes",
                        "error",
                        "fault")
                .allow(
                        "layout",
                        "nvs",
                        "chip",
                        "content",
                        "firmware",
                        "archive",
                        "dfu",
                        "dfuse",
                        "esp",
                        "partition",
                        "bytes",
                        "error",
                        "fault")
                .allow("source", "error", "words")
                .allow(
                        "input",
                        "chip",
                        "content",
                        "archive",
                        "firmware",
                        "layout",
                        "esp",
                        "partition",
                        "source",
                        "json",
                        "bytes",
                        "files",
                        "words",
                        "error",
                        "fault",
                        "nvs",
                        "com.google.gson..")
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
                        "fault",
                        "input",
                        "source",
                        "com.google.gson..")
                .allow("text")
                .allow(
                        "extract",
                        "chip",
                        "esp",
                        "firmware",
                        "archive",
                        "create",
                        "bytes",
                        "files",
                        "error",
                        "json",
                        "fault",
                        "input",
                        "source",
                        "content")
                .allow(
                        "diff",
                        "nvs",
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
                        "json",
                        "fault",
                        "content")
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
                        "error",
                        "fault",
                        "input",
                        "source")
                .allow(
                        "inspect",
                        "nvs",
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
                        "json",
                        "fault")
                .allow(
                        "flashmap",
                        "nvs",
                        "chip",
                        "content",
                        "inspect",
                        "text",
                        "firmware",
                        "esp",
                        "partition",
                        "bytes",
                        "words",
                        "error",
                        "fault")
                // - is standard input and output in both tools; Shutdown
                .allow("cli", "bytes", "files", "text", "error", "fault", "picocli..")
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
                        "fault",
                        "source",
                        "picocli..")
                .check(classes);
    }
}
