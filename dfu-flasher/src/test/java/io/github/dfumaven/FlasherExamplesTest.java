// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.backend.OpenBus;
import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.doctor.Diagnosis;
import io.github.dfumaven.doctor.Doctor;
import io.github.dfumaven.flash.FlashFile;
import io.github.dfumaven.flash.FlashReport;
import io.github.dfumaven.flash.FlashRequest;
import io.github.dfumaven.flash.Flasher;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.source.SourceRequest;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the exported packages, as their descriptions show them. */
class FlasherExamplesTest {

    @TempDir
    Path folder;

    private Path image;

    static List<String> exported() throws IOException {
        return Examples.exported();
    }

    @MethodSource("exported")
    @ParameterizedTest
    void everyExportedPackageShowsWhatIsRunHere(String name) throws IOException {
        assertThat(Examples.shown(name)).isEqualTo(Examples.run(FlasherExamplesTest.class, name));
    }

    @Test
    void whatIsExportedIsComparedWithTheLastRelease() throws IOException {
        assertThat(Examples.compared()).isEqualTo(Examples.exported());
    }

    @BeforeEach
    void image() throws IOException {
        var data = folder.resolve("data.bin");
        Bytes.fill(0x5a, 5000).write(data);
        image = folder.resolve("dfu.bin");
        var files = SourceRequest.builder().file(0x10000, data).build();
        DfuImages.create(CreateRequest.builder(files).target("esp32s3").build(), image);
    }

    @Test
    void backend() throws IOException {
        // example backend
        Backend backend = Backend.parse("sim:esp32s3");
        try (OpenBus bus = backend.open(SimulatedSetup.plain())) {
            new Flasher(bus).attached().forEach(device -> System.out.println(device.path()));
        }

        assertThat(backend.isSimulated()).isTrue();
    }

    @Test
    void device() throws IOException {
        try (var bus = Backend.parse("sim:esp32s3").open(SimulatedSetup.plain())) {
            UsbDevice device = new Flasher(bus).attached().get(0);
            // example device
            Optional<DfuDevice> board = DfuDevice.of(device);
            boolean downloadMode = board.map(DfuDevice::isRom).orElse(false);

            assertThat(downloadMode).isTrue();
        }
    }

    @Test
    void doctor() throws IOException {
        // example doctor
        Backend backend = Backend.parse("sim:esp32s3");
        try (OpenBus bus = backend.open(SimulatedSetup.plain())) {
            Diagnosis diagnosis = new Doctor(backend).examine(bus);
            System.out.println(diagnosis.nextStep());
        }
        // end
    }

    @Test
    void flash() throws IOException {
        // example flash
        FlashFile file = FlashFile.read(image, false);
        FlashRequest request = FlashRequest.builder(file).timeout("5s").build();
        try (OpenBus bus = Backend.parse("sim").open(SimulatedSetup.of(file.chip(), file.flashSize()))) {
            FlashReport report = new Flasher(bus).flash(request, ProgressListener.NONE);
            report.orThrow();
        }
        // end
    }

    @Test
    void usb() throws IOException {
        try (var bus = Backend.parse("sim:esp32s3").open(SimulatedSetup.plain())) {
            // example usb
            UsbPath place = UsbPath.parse("1-10");
            for (UsbDevice device : new Flasher(bus).attached()) {
                boolean meant = device.path().equals(place);
                System.out.println(device + (meant ? " is the one" : " is another one"));
            }
            // end
        }
    }
}
