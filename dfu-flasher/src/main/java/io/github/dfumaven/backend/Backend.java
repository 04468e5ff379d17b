// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the ways to boards. What a user writes is understood once, and all that depends on it is asked of this. */
public abstract sealed class Backend permits LibUsbBackend, UsbIpBackend, SimulatedBackend {

    /** How each way to boards is written, and what it is. */
    public static final String WORDS =
            LibUsbBackend.WORDS + ", " + UsbIpBackend.WORDS + " or " + SimulatedBackend.WORDS;

    /** What one may write, for example. */
    static final String EXAMPLES = LibUsbBackend.WORD + ", " + SimulatedBackend.EXAMPLE + " or " + UsbIpBackend.EXAMPLE;

    /** Understands what is meant for one backend. */
    private interface Reader {
        /**
         * Returns the backend if the text is meant for it.
         *
         * @throws InvalidRequestException if it is, and is not written as it has to be
         */
        Optional<Backend> read(String usb) throws InvalidRequestException;
    }

    private final String usb;

    Backend(String usb) {
        this.usb = usb;
    }

    /**
     * {@return the way to boards that a text means: the backend, of which nothing is open yet}
     *
     * @param usb {@code libusb} for the boards of this machine, {@code usbip://HOST[:PORT]} for those of another host (of
     *     several, joined by commas), or {@code sim[:TARGET[*COUNT]]} for simulated ones
     * @throws InvalidRequestException if the text means none, or is not written as that one wants it
     */
    public static Backend parse(String usb) throws InvalidRequestException {
        for (var reader : all()) {
            var meant = reader.read(usb);
            if (meant.isPresent()) {
                return meant.get();
            }
        }
        throw BackendError.BAD_USB.about("usb", usb, "is no way to boards");
    }

    /** Every way to boards. No text is meant for two of them. */
    private static List<Reader> all() {
        return List.of(LibUsbBackend::read, UsbIpBackend::read, SimulatedBackend::read);
    }

    /**
     * {@return boards that are simulated in this process: the backend that {@code sim:TARGET*COUNT} means}
     *
     * @param chip the chip on each, one with DFU
     * @param count how many, 1 to 100
     * @throws InvalidRequestException if the chip has no DFU, or the count is out of range
     */
    public static Backend simulated(Chip chip, int count) throws InvalidRequestException {
        return SimulatedBackend.of(chip, count);
    }

    /**
     * Opens the bus.
     *
     * @param setup what simulated boards are like
     * @return the bus, to be closed
     * @throws InvalidRequestException if nothing says which chip to simulate, or something of the setup is given for boards
     *     that are not simulated
     * @throws IOException if the bus cannot be reached, or a flash file not be read
     */
    public final OpenBus open(SimulatedSetup setup) throws IOException {
        if (!isSimulated()) {
            setup.refuseFor(this);
        }
        return connect(setup);
    }

    abstract OpenBus connect(SimulatedSetup setup) throws IOException;

    /**
     * {@return the places that texts stand for on this bus, each once: the paths as the devices of this bus have them}
     *
     * @param texts such as {@code 1-10}, {@code bench/1-10} or {@code bench:3241/1-10}; null is none
     * @throws InvalidRequestException if a text is no path, or its host is not one of the bus, or not clear
     */
    public final List<UsbPath> paths(@Nullable List<String> texts) throws InvalidRequestException {
        var found = new LinkedHashSet<UsbPath>();
        for (var text : texts == null ? List.<String>of() : texts) {
            found.add(path(text));
        }
        return List.copyOf(found);
    }

    /**
     * Returns the path that a text stands for on this bus. What leaves no doubt may be left out: on USB/IP the host if there
     * is only one, and its port if it is the only server of that host, or listens on the usual port.
     */
    UsbPath path(String path) throws InvalidRequestException {
        var parsed = UsbPath.parse(path);
        if (!parsed.host().isEmpty()) {
            throw BackendError.PATH_OF_OTHER_HOST.about(
                    "path", path, "is on the host %s, but the bus is %s", parsed.host(), usb);
        }
        return parsed;
    }

    /** {@return whether no real board is touched, which users must be told: true for boards that are simulated in this process} */
    public boolean isSimulated() {
        return false;
    }

    /** {@return whether the boards are real and on this machine, as their serial ports are then: false for those of other hosts} */
    public boolean isOfThisMachine() {
        return false;
    }

    /** Returns the text that means this, as the user wrote it. */
    @Override
    public final String toString() {
        return usb;
    }
}
