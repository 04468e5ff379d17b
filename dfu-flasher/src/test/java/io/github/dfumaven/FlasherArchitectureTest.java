// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dfumaven.usb.UsbBus;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbHandle;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FlasherArchitectureTest {

    private static final String FLASH = "io.github.dfumaven.flash.";

    private static JavaClasses classes() {
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
                .callCodeUnitWhere(target(name("open")).and(target(owner(name(FLASH + "SharedBus")))))
                .because("whoever sends something to a board has to know that it is the one that is meant")
                .check(classes);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(FLASH + "Door")
                .and()
                .doNotHaveFullyQualifiedName(FLASH + "DfuLink")
                .should()
                .callConstructorWhere(target(owner(name(FLASH + "DfuLink"))))
                .check(classes);
    }

    /** The packages below {@code flash} are the buses themselves; the doctor opens a device, claims its interface and closes it again. */
    @Test
    void noWayLeadsAroundTheDoor() {
        var classes = classes();
        noClasses()
                .that()
                .resideOutsideOfPackages("..usb", "..usbip", "..sim")
                .and()
                .doNotHaveFullyQualifiedName(FLASH + "SharedBus")
                .and()
                .doNotHaveFullyQualifiedName("io.github.dfumaven.machine.DeviceDoctor")
                .should()
                .callMethodWhere(target(name("open"))
                        .and(target(owner(assignableTo(UsbBus.class))).and(target(rawParameterTypes(UsbDevice.class)))))
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackages("..usb", "..usbip", "..sim")
                .and()
                .doNotHaveFullyQualifiedName(FLASH + "DfuLink")
                .should()
                .callMethodWhere(target(owner(assignableTo(UsbHandle.class)))
                        .and(target(nameMatching("control|selectAlternate|reset"))))
                .check(classes);
    }

    @Test
    void textLeavesThroughOneGate() {
        OutputRules.check(classes());
    }

    @Test
    void packagesUseOnlyWhatTheMapAllows() {
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
                .check(classes());
    }
}
