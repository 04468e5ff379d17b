// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.access.Machine;
import io.github.dfumaven.access.MachineFiles;
import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.backend.OpenBuses;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.Check;
import io.github.dfumaven.device.Check.Finding;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.FakeDfuDevice;
import io.github.dfumaven.sim.PlainDevice;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.time.Sleeper;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(OS.WINDOWS)
class DoctorTest {

    private static final UsbPath WHERE = UsbPath.of(1, 10);

    private final SimulatedBus bus = new SimulatedBus(Sleeper.REAL, BusTiming.INSTANT);

    @TempDir
    private Path root;

    private MachineFiles files;

    @BeforeEach
    void machine() throws IOException {
        files = new MachineFiles(root);
    }

    @Test
    void aBoardInDownloadModeIsReady() {
        bus.plug(WHERE, Boards.inRuntimeMode(Chip.ESP32_S3));

        var diagnosis = examine();

        assertThat(diagnosis.ready()).isTrue();
        assertThat(diagnosis.checks()).noneMatch(check -> check.finding() == Finding.PROBLEM);
        assertThat(diagnosis.nextStep()).isEqualTo("Flash it: dfu-flasher flash --path 1-10 FILE");
    }

    @Test
    void ofAnEsp32P4ItIsSaidThatItsFlashMayBeOff() {
        bus.plug(WHERE, Boards.inRuntimeMode(Chip.ESP32_P4));

        assertThat(examine().ready()).isTrue();
        assertThat(texts(examine()))
                .contains("v3.1 or v3.2")
                .contains("flash switched off")
                .contains("errFIRMWARE");
    }

    @Test
    void withNothingPluggedInTheButtonsAreTheNextStep() {
        var diagnosis = examine();

        assertThat(diagnosis.ready()).isFalse();
        assertThat(diagnosis.nextStep())
                .startsWith("Hold BOOT, tap RESET, release BOOT.")
                .contains("cable");
        assertThat(texts(diagnosis))
                .contains("secure download mode")
                .contains("week 19 of 2022")
                .contains("fuse");
    }

    @Test
    void aContainerWithoutUsbIsToldSo() throws IOException {
        Files.delete(root.resolve("dev/bus/usb"));

        assertThat(examine().nextStep()).contains("/dev/bus/usb").contains("container");
    }

    @Test
    void withoutARuleTheRuleIsTheNextStep() throws IOException {
        bus.plug(WHERE, Boards.inRuntimeMode(Chip.ESP32_S2));
        bus.refuseOpening(WHERE, UsbError.USB_ACCESS);
        var node = files.node(device(), "rw-rw-r--");
        var attributes = Files.readAttributes(node, PosixFileAttributes.class);

        var diagnosis = examine();

        assertThat(diagnosis.nextStep()).contains("sudo dfu-flasher udev --install");
        assertThat(texts(diagnosis))
                .contains(node + " is rw-rw-r-- " + attributes.owner().getName() + " "
                        + attributes.group().getName())
                .contains("ada is in no further group")
                .contains("no udev rule is for boards");
    }

    @Test
    void withARuleTheGroupOfTheDeviceFileDecides() throws IOException {
        bus.plug(WHERE, Boards.inRuntimeMode(Chip.ESP32_S2));
        bus.refuseOpening(WHERE, UsbError.USB_ACCESS);
        files.rule("70-esp.rules", "ATTR{idVendor}==\"303a\", MODE=\"0660\"\n");
        var node = files.node(device(), "rw-rw----");
        var group =
                Files.readAttributes(node, PosixFileAttributes.class).group().getName();

        if (group.equals("root")) {
            assertThat(examine().nextStep()).startsWith("Unplug the board");
            return;
        }
        assertThat(examine().nextStep()).contains("sudo usermod -aG " + group + " ada");
        files.group(group + ":x:1000:bob,ada");
        assertThat(examine().nextStep()).contains("Log out and in again").contains(group);
    }

    @Test
    void aRuleThatIsAComplaintInACommentIsNone() throws IOException {
        files.rule("70-esp.rules", "# 303a is not allowed here\n");

        assertThat(texts(examine())).contains("no udev rule is for boards");
    }

    @Test
    void aRuleThatIsReadTooLateIsInstalledAnew() throws IOException {
        bus.plug(WHERE, Boards.inRuntimeMode(Chip.ESP32_S2));
        bus.refuseOpening(WHERE, UsbError.USB_ACCESS);
        files.rule("99-esp.rules", "ATTR{idVendor}==\"303a\", TAG+=\"uaccess\"\n");

        var diagnosis = examine();

        assertThat(texts(diagnosis)).contains("99-esp.rules is read too late");
        assertThat(diagnosis.nextStep()).contains("read in time", "sudo dfu-flasher udev --install");
    }

    @Test
    void aDeviceThatSpeaksDfuSeIsNotReady() {
        var stm = new FakeDfuDevice(Sleeper.REAL);
        stm.vendor = 0x0483;
        stm.dfuProduct = 0xdf11;
        stm.version = Optional.of(0x011a);
        bus.plug(WHERE, stm);

        var diagnosis = examine();

        assertThat(diagnosis.ready()).isFalse();
        assertThat(texts(diagnosis)).contains("speaks DfuSe");
    }

    @Test
    void whoHoldsTheInterfaceIsNamed() throws IOException {
        bus.plug(WHERE, Boards.inRuntimeMode(Chip.ESP32_P4));
        bus.refuseClaiming(WHERE, UsbError.USB_BUSY);

        assertThat(examine().nextStep()).startsWith("Close the other program");
        files.driver(device(), 2, "usbfs");
        assertThat(texts(examine())).contains("the kernel's driver usbfs holds interface 2");
    }

    @ParameterizedTest
    @CsvSource({"USB_NOT_SUPPORTED", "USB_NOT_FOUND", "USB_ACCESS"})
    void windowsWithoutADriverIsToldAboutWinUsb(UsbError error) {
        bus.plug(WHERE, Boards.inRuntimeMode(Chip.ESP32_S2));
        bus.refuseOpening(WHERE, error);

        var diagnosis = doctor("libusb", new Machine(root, "Windows 11", "amd64", "ada"))
                .examine(OpenBuses.of(bus));

        assertThat(diagnosis.nextStep()).contains("WinUSB").contains("interface 2");
    }

    @Test
    void aLibraryThatDoesNotStartIsTheFirstThingToMend() {
        var why = new UsbException(UsbError.USB_UNAVAILABLE, "libusb cannot be loaded: no natives");

        var diagnosis =
                doctor("libusb", new Machine(root, "Linux", "riscv64", "ada")).without(why);

        assertThat(diagnosis.ready()).isFalse();
        assertThat(diagnosis.checks().get(0).text()).contains("no natives");
        assertThat(diagnosis.nextStep()).contains("riscv64");
    }

    @Test
    void boardsOfAnotherHostHaveNothingToDoWithTheRulesOfThisMachine() {
        var nothing = doctor("usbip://bench").examine(OpenBuses.of(bus));
        bus.plug(WHERE, Boards.inRuntimeMode(Chip.ESP32_S2));
        var ready = doctor("usbip://bench").examine(OpenBuses.of(bus));
        bus.refuseClaiming(WHERE, UsbError.USB_BUSY);
        var busy = doctor("usbip://bench").examine(OpenBuses.of(bus));

        assertThat(nothing.nextStep()).contains("usbip bind -b");
        assertThat(ready.nextStep()).isEqualTo("Flash it: dfu-flasher flash --usb usbip://bench --path 1-10 FILE");
        assertThat(busy.nextStep()).contains("other client");
        for (var text : List.of(nothing, ready, busy)) {
            assertThat(texts(text))
                    .doesNotContain("udev")
                    .doesNotContain("kernel")
                    .contains("usbip://bench answers");
        }
        bus.plug(WHERE, new PlainDevice(0x1d6b, 2, 0x0100));
        assertThat(doctor("usbip://bench").examine(OpenBuses.of(bus)).nextStep())
                .startsWith("Hold BOOT")
                .contains("the machine that the board is plugged into");
    }

    @Test
    void aHostThatDoesNotAnswerIsWhereToLook() {
        var why = new UsbException(UsbError.USB_HOST_UNREACHABLE, "USB/IP server bench: refused");

        var diagnosis = doctor("usbip://bench").without(why);

        assertThat(diagnosis.ready()).isFalse();
        assertThat(diagnosis.checks())
                .singleElement()
                .satisfies(found -> assertThat(found.text()).contains("bench: refused"));
        assertThat(diagnosis.nextStep()).startsWith("Start a USB/IP server on that host");
    }

    @Test
    void simulatedBoardsNeedNothing() {
        bus.plug(WHERE, Boards.inRuntimeMode(Chip.ESP32_S2));

        var diagnosis = doctor("sim:esp32s2").examine(OpenBuses.of(bus));

        assertThat(diagnosis.nextStep()).isEqualTo("Flash it: dfu-flasher flash --usb sim:esp32s2 --path 1-10 FILE");
        assertThat(texts(diagnosis)).contains("1 board simulated").doesNotContain("udev");
    }

    private Doctor doctor(String usb) {
        return doctor(usb, files.linux());
    }

    private static Doctor doctor(String usb, Machine machine) {
        try {
            return new Doctor(Backend.parse(usb), machine);
        } catch (InvalidRequestException e) {
            throw new AssertionError(e);
        }
    }

    private Diagnosis examine() {
        return doctor("libusb").examine(OpenBuses.of(bus));
    }

    private UsbDevice device() {
        return bus.devices().get(0);
    }

    private static String texts(Diagnosis diagnosis) {
        return String.join("\n", diagnosis.checks().stream().map(Check::text).toList());
    }
}
