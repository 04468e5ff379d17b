// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.access.MachineFiles;
import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.backend.OpenBuses;
import io.github.dfumaven.device.Check;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.FakeDfuDevice;
import io.github.dfumaven.sim.PlainDevice;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.time.Sleeper;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor says of boards that are not in download mode. */
@DisabledOnOs(OS.WINDOWS)
class OtherModesTest {

    private static final UsbPath WHERE = UsbPath.of(1, 10);
    private static final UsbPath BESIDE = UsbPath.of(1, 3);

    private final SimulatedBus bus = new SimulatedBus(Sleeper.REAL, BusTiming.INSTANT);

    @TempDir
    private Path root;

    private MachineFiles files;

    @BeforeEach
    void machine() throws IOException {
        files = new MachineFiles(root);
    }

    @ParameterizedTest
    @CsvSource({"1001,application,Hold BOOT", "4001,application,Hold BOOT", "80c1,application,Hold BOOT"})
    void boardsInAnotherModeAreNamedWithTheWayOut(String product, String meaning, String cure) {
        var diagnosis = examineOnly(other(0x303a, Integer.parseInt(product, 16)));

        assertThat(diagnosis.ready()).isFalse();
        assertThat(texts(diagnosis)).contains("1-3 [303a:" + product + "]").contains(meaning);
        assertThat(diagnosis.nextStep()).contains(cure);
    }

    @ParameterizedTest
    @CsvSource({"1001", "80c2"})
    void anApplicationThatOffersDfuIsFlashedFromThere(String product) {
        bus.plug(WHERE, application(0x303a, Integer.parseInt(product, 16)));

        var diagnosis = examine();

        assertThat(diagnosis.ready()).isTrue();
        assertThat(texts(diagnosis)).contains("1-10 [303a:" + product + "]", "runs an application that offers DFU");
        assertThat(diagnosis.nextStep()).isEqualTo("Flash it: dfu-flasher flash --path 1-10 FILE");
    }

    @Test
    void anApplicationThatCannotBeOpenedIsNotReady() {
        bus.plug(WHERE, application(0x303a, 0x80c2));
        bus.refuseOpening(WHERE, UsbError.USB_ACCESS);

        assertThat(examine().ready()).isFalse();
    }

    @Test
    void anApplicationOfAnotherVendorIsLeftAlone() {
        bus.plug(WHERE, application(0x1209, 0x0001));

        assertThat(examine().ready()).isFalse();
    }

    @Test
    void theUsbSerialJtagPortOfAnS3MayBeAllThereIs() {
        var port = examineOnly(
                new PlainDevice(0x303a, 0x1001, 0x0101).with(0, 0x02, 0x02, 0).with(2, 0xff, 0xff, 1));

        assertThat(port.nextStep()).contains("other USB connector");
        assertThat(texts(port)).contains("USB-Serial-JTAG", "USB_PHY_SEL", "permanent");
        assertThat(texts(examineOnly(other(0x303a, 0x4001)))).doesNotContain("USB_PHY_SEL");
    }

    @Test
    void thePortIsKnownByItsReleaseWhereItsInterfacesCannotBeRead() {
        assertThat(texts(examineOnly(new PlainDevice(0x303a, 0x1001, 0x0101)))).contains("USB-Serial-JTAG");
    }

    @Test
    void anApplicationWithTheIdsOfThePortIsNotThePort() {
        var cdc = other(0x303a, 0x1001).with(0, 0x02, 0x02, 0).with(1, 0x0a, 0, 0);

        assertThat(texts(examineOnly(cdc)))
                .contains("an application with a serial port, without DFU")
                .doesNotContain("JTAG");
        assertThat(examineOnly(cdc).nextStep())
                .startsWith("Hold BOOT, tap RESET, release BOOT; or ")
                .contains("flash", "{path} 1-3 and {enter}");
    }

    @Test
    void devicesOfOtherVendorsAreNobodysBusiness() {
        var diagnosis = examineOnly(other(0x1d6b, 2));

        assertThat(texts(diagnosis)).doesNotContain("1d6b");
        assertThat(diagnosis.nextStep()).startsWith("Hold BOOT");
    }

    private static FakeDfuDevice application(int vendor, int product) {
        var application = new FakeDfuDevice(Sleeper.REAL).inRuntime();
        application.vendor = vendor;
        application.product = product;
        application.dfuProduct = 0x0009;
        return application;
    }

    private Doctor doctor() {
        try {
            return new Doctor(Backend.parse("libusb"), files.linux());
        } catch (InvalidRequestException e) {
            throw new AssertionError(e);
        }
    }

    private Diagnosis examine() {
        return doctor().examine(OpenBuses.of(bus));
    }

    private Diagnosis examineOnly(PlainDevice device) {
        bus.plug(BESIDE, device);
        bus.refuseOpening(BESIDE, UsbError.USB_ACCESS);
        return examine();
    }

    private static PlainDevice other(int vendor, int product) {
        return new PlainDevice(vendor, product, 0x0100);
    }

    private static String texts(Diagnosis diagnosis) {
        return String.join("\n", diagnosis.checks().stream().map(Check::text).toList());
    }
}
