// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.flash.Flasher;
import io.github.dfumaven.flash.ProgressListener;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Lists the DFU devices that are attached, one line for each DFU interface, as {@code dfu-util --list} prints them, and
 * warns of each that cannot be opened and of each USB/IP host that cannot be reached, with what to do. Needs no pom.
 *
 * @since 0.1.0
 */
@Mojo(name = "list", requiresProject = false, threadSafe = true)
public final class ListMojo extends DfuMojo {

    /**
     * Where to look: {@code libusb} for this machine, {@code usbip://HOST[:PORT]} for boards that other hosts lend, several
     * joined by commas, or {@code sim:TARGET} and {@code sim:TARGET*COUNT} for boards that are simulated, for example
     * {@code sim:esp32s3*2}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.usb", defaultValue = "libusb")
    private String usb;

    /** Creates the goal. */
    public ListMojo() {}

    @Override
    void run() throws IOException {
        if (!OncePerBuild.first(build(), "listed " + usb)) {
            getLog().info("Listed in this build already");
            return;
        }
        var backend = Backend.parse(usb);
        try (var bus = backend.open(SimulatedSetup.plain())) {
            var flasher = new Flasher(bus);
            var devices = flasher.devices(ProgressListener.NONE);
            if (backend.isSimulated()) {
                getLog().warn("What follows is simulated: no USB is used");
            }
            if (devices.isEmpty()) {
                getLog().info("No DFU device found");
            }
            devices.forEach(this::show);
            flasher.unreached().values().forEach(this::warn);
        }
    }

    private void show(DfuDevice device) {
        device.lines().forEach(line -> getLog().info(line));
        device.problem().ifPresent(this::warn);
    }

    private void warn(DfuException problem) {
        Explanation.of(problem, PomWording.WORDING).lines().lines().forEach(line -> getLog().warn(line));
    }
}
