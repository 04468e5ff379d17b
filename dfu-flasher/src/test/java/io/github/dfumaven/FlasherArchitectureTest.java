// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dfumaven.bus.UsbBus;
import io.github.dfumaven.bus.UsbHandle;
import io.github.dfumaven.usb.UsbDevice;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FlasherArchitectureTest {

    private static final String FLASH = "io.github.dfumaven.flash.";

    static JavaClasses classes() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPath(Path.of("target/classes"));
    }

    @Test
    void onlyTheDoorOpensDevices() {
        var classes = classes();
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(FLASH + "Door")
                .should()
                .accessTargetWhere(describe("opens a device", FlasherArchitectureTest::opensOnTheSharedBus))
                .because("whoever sends something to a board has to know that it is the one that is meant")
                .check(classes);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(FLASH + "Door")
                .and()
                .doNotHaveFullyQualifiedName(FLASH + "DfuLink")
                .should()
                .accessTargetWhere(describe("makes a link", FlasherArchitectureTest::makesALink))
                .check(classes);
    }

    private static boolean makesALink(JavaAccess<?> access) {
        return access.getName().equals("<init>")
                && access.getTargetOwner().getName().equals(FLASH + "DfuLink");
    }

    private static boolean opensOnTheSharedBus(JavaAccess<?> access) {
        return access.getName().equals("open")
                && access.getTargetOwner().getName().equals(FLASH + "SharedBus");
    }

    /** The packages below {@code flash} are the buses themselves. */
    @Test
    void noWayLeadsAroundTheDoor() {
        var aboveTheBuses = noClasses()
                .that()
                .resideOutsideOfPackages("..bus", "..libusb", "..usbip", "..sim")
                .and()
                .doNotHaveFullyQualifiedName(FLASH + "SharedBus");
        aboveTheBuses
                .should()
                .accessTargetWhere(describe("opens a device", FlasherArchitectureTest::opensADevice))
                .check(classes());
        aboveTheBuses
                .and()
                .doNotHaveFullyQualifiedName(FLASH + "DfuLink")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(UsbHandle.class)
                .check(classes());
    }

    /** By a call, or by a reference to the method. */
    private static boolean opensADevice(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getName().equals("open")
                && target.getOwner().isAssignableTo(UsbBus.class)
                && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(UsbDevice.class));
    }

    @Test
    void textLeavesThroughOneGate() {
        OutputRules.check(classes());
    }

    @Test
    void whatCommandsAreToldIsOpenToTheirPackage() {
        CommandRules.check(classes());
    }

    @Test
    void packagesUseOnlyWhatTheMapAllows() {
        new PackageMap()
                .allow("usb", "bytes", "error", "fault", "fields")
                .allow("bus", "usb", "bytes")
                .allow("libusb", "bus", "usb", "bytes", "files", "org.usb4java..")
                .allow("enumeration", "bus", "usb", "bytes", "error", "fields")
                .allow("time")
                .allow("interrupt", "files", "flash")
                // what a board tells of itself has a revision, and sizes for people
                .allow("device", "chip", "words", "usb", "bytes", "error", "fault", "fields")
                .allow("session", "device", "bus", "usb", "bytes", "error", "fault", "fields")
                // what the ROMs do beyond what is documented, to a device that somebody else has opened;
                // words tells people sizes
                .allow(
                        "rom", "chip", "session", "device", "bus", "usb", "bytes", "words", "error", "archive", "fault",
                        "fields")
                // firmware and layout tell what an image is and for which chip; what a device calls itself is made
                // harmless; an open bus is what users hold, and says nothing of which one it is
                .allow(
                        "flash",
                        "backend",
                        "bus",
                        "content",
                        "esp",
                        "chip",
                        "rom",
                        "session",
                        "device",
                        "usb",
                        "bytes",
                        "files",
                        "words",
                        "error",
                        "dfu",
                        "partition",
                        "archive",
                        "firmware",
                        "layout",
                        "text",
                        "fault",
                        "fields",
                        "time")
                // the image of one board is an archive that is written anew, with NVS values in one partition
                .allow(
                        "boardtable",
                        "flash",
                        "usb",
                        "nvs",
                        "csv",
                        "archive",
                        "dfu",
                        "create",
                        "content",
                        "firmware",
                        "layout",
                        "partition",
                        "bytes",
                        "error",
                        "fault")
                // a doctor asks what lies between a machine and its boards, and is told in checks
                .allow("access", "chip", "device", "usb", "error", "bytes", "files")
                // partition and firmware find what a chip starts from its flash, which is the bootloader's work; what
                // its ROM
                // does with an archive shares nothing with us
                .allow(
                        "sim",
                        "chip",
                        "content",
                        "bus",
                        "usb",
                        "bytes",
                        "files",
                        "error",
                        "esp",
                        "partition",
                        "firmware",
                        "enumeration",
                        "fault",
                        "fields",
                        "time")
                .allow("usbip", "bus", "usb", "bytes", "error", "enumeration", "fault", "fields")
                // the record of a production line is a database, with its schema under Flyway
                .allow(
                        "record",
                        "error",
                        "fault",
                        "json",
                        "text",
                        "org.sqlite..",
                        "org.postgresql..",
                        "org.flywaydb.core..",
                        "javax.sql..")
                // a station flashes what each board gets of a table, and a JSON file says what it has to do; it opens
                // the
                // bus that is meant, and hears Ctrl-C
                .allow(
                        "station",
                        "backend",
                        "interrupt",
                        "boardtable",
                        "bytes",
                        "chip",
                        "device",
                        "error",
                        "fault",
                        "flash",
                        "json",
                        "nvs",
                        "record",
                        "session",
                        "text",
                        "time",
                        "usb",
                        "com.google.gson..")
                // the page shows what a station tells, with the HTTP server of the JDK
                .allow(
                        "operator",
                        "error",
                        "fault",
                        "flash",
                        "json",
                        "record",
                        "station",
                        "text",
                        "usb",
                        "com.sun.net.httpserver..")
                // each backend says what is in the way of its boards
                .allow(
                        "backend", "chip", "access", "device", "sim", "usbip", "bus", "usb", "words", "error", "fault",
                        "libusb", "time")
                .allow("doctor", "chip", "access", "backend", "flash", "device", "usb", "error", "rom")
                // what a board prints is text from outside, and its panics have addresses of an application's ELF file
                .allow(
                        "monitor",
                        "usb",
                        "bytes",
                        "files",
                        "words",
                        "error",
                        "text",
                        "elf",
                        "chip",
                        "fault",
                        "time",
                        "com.fazecast..")
                .allow(
                        "flasher.cli",
                        "record",
                        "station",
                        "operator",
                        "boardtable",
                        "chip",
                        "monitor",
                        "access",
                        "doctor",
                        "backend",
                        "flash",
                        "session",
                        "device",
                        "usbip",
                        "bus", // for those who lend the boards of one
                        "usb",
                        "cli",
                        "create", // for the image of a rehearsal
                        "source",
                        "bytes",
                        "files",
                        "words",
                        "error",
                        "json",
                        "fault",
                        "time",
                        "interrupt",
                        "picocli..")
                .check(classes());
    }
}
