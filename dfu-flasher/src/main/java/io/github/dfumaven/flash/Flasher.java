// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.backend.OpenBus;
import io.github.dfumaven.bus.BusOwner;
import io.github.dfumaven.bus.UsbBus;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.FlashRange;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.time.Sleeper;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds DFU devices on a bus and flashes them. */
public final class Flasher {

    private final SharedBus bus;
    private final Sleeper sleeper;
    private final Together together;

    /**
     * Creates a flasher of the devices on a bus. The bus stays open.
     *
     * @param bus where the devices are; looked at by one thread at a time, each device used by one thread
     */
    public Flasher(OpenBus bus) {
        this(((BusOwner) bus).usb(), Sleeper.REAL);
    }

    Flasher(UsbBus bus, Sleeper sleeper) {
        this(bus, sleeper, Together.IN_NEW_THREADS);
    }

    Flasher(UsbBus bus, Sleeper sleeper, Together together) {
        this.bus = new SharedBus(bus);
        this.sleeper = sleeper;
        this.together = together;
    }

    /**
     * Looks which DFU devices are there. One that cannot be opened is among them, with the reason.
     *
     * @param listener sees the transfers
     * @return all DFU devices in order of their paths, possibly none
     * @throws UsbException if the bus cannot be reached
     */
    public List<DfuDevice> devices(ProgressListener listener) throws UsbException {
        var clock = new Clock(sleeper, new Cancellation());
        return new DfuScanner(bus, new Door(bus, clock, listener)).scan(device -> true);
    }

    /**
     * Looks what is there without opening anything, so that nobody who is at work on a board is disturbed.
     *
     * @return all devices of the bus, DFU devices and others, in no particular order
     * @throws UsbException if the bus cannot be reached
     */
    public List<UsbDevice> attached() throws UsbException {
        return bus.devices();
    }

    /**
     * {@return the error that a board is not there: the exception, to be thrown}
     *
     * @param message the details, with its path if there is one
     */
    public static DeviceException noDevice(String message) {
        return new DeviceException(FlashError.NO_DEVICE, message);
    }

    /**
     * Takes hold of the DFU interface of a device for a moment, as flashing will; nothing is sent to it.
     *
     * @param device as it was found
     * @return what is in the way, or empty
     */
    public Optional<DeviceException> obstacle(DfuDevice device) {
        return new Door(bus, new Clock(sleeper, new Cancellation()), ProgressListener.NONE).obstacle(device);
    }

    /**
     * Looks which boards with an ESP chip are there in a mode in which they cannot be flashed over DFU.
     *
     * @return the boards in order of their paths, possibly none
     * @throws UsbException if the bus cannot be reached
     */
    public List<OtherMode> otherModes() throws UsbException {
        return bus.devices().stream()
                .flatMap(device -> OtherMode.of(device).stream())
                .sorted(Comparator.comparing(board -> board.device().path()))
                .toList();
    }

    /**
     * {@return what the last look at all devices could not reach, while it reached others: hosts whose boards are not among the devices,
     * by their names, and why}
     */
    public Map<String, UsbException> unreached() {
        return bus.unreached();
    }

    /**
     * Flashes one device or several, as {@link #flash(FlashRequest, ProgressListener, Cancellation)} does, without a
     * way to break it off.
     *
     * @param request what to flash, where and how
     * @param listener hears what happens
     * @return one result a device
     * @throws FormatException if the image is for another device, before anything is sent
     * @throws DfuException if no device is there, or several and none is chosen
     */
    public FlashReport flash(FlashRequest request, ProgressListener listener) throws DfuException {
        return flash(request, listener, new Cancellation());
    }

    /**
     * Flashes one device or several. What goes wrong with a device is in its result and does not disturb the others;
     * what is wrong with the request is thrown, before anything is sent to any device.
     *
     * @param request what to flash, where and how
     * @param listener hears what happens
     * @param cancellation breaks it off: the devices are then left in dfuIDLE
     * @return one result a device
     * @throws FormatException if the image is for another device, before anything is sent
     * @throws DfuException if no device is there, or several and none is chosen, or it cannot take blocks as the
     *     request wants to send them
     */
    public FlashReport flash(FlashRequest request, ProgressListener listener, Cancellation cancellation)
            throws DfuException {
        return new BoardFlashers(bus, new Clock(sleeper, cancellation), listener, together).flash(request);
    }

    /**
     * Brings a device into DFU mode; one that is there already stays as it is.
     *
     * @param selection which device is meant
     * @param listener hears what happens
     * @param cancellation breaks it off
     * @return the device as it came back
     * @throws DfuException if no device is there, several are and none is chosen, or it does not come back
     */
    public DfuDevice detach(Selection selection, ProgressListener listener, Cancellation cancellation)
            throws DfuException {
        return single(selection, listener, cancellation).detach();
    }

    /**
     * Restarts a device by a reset of the bus, as well as that can be done, and watches what comes back.
     *
     * @param selection which device is meant
     * @param listener hears what happens
     * @param cancellation breaks it off
     * @return what was found there afterwards
     * @throws DfuException if no device is there, or several are and none is chosen, or it cannot be opened
     */
    public AfterReset reset(Selection selection, ProgressListener listener, Cancellation cancellation)
            throws DfuException {
        return single(selection, listener, cancellation).reset();
    }

    /**
     * Reads the memory of a device, from runtime mode too. The ROM of an ESP chip reads flash only after a download in
     * the same session, and at most 4 MiB of it.
     *
     * @param selection which device is meant
     * @param limit bytes to read at most, 1 or more
     * @param listener hears what happens
     * @param cancellation breaks it off
     * @return what the device gave, up to its end or the limit
     * @throws DfuException if no device is there, several are and none is chosen, or it refuses
     */
    public Bytes upload(Selection selection, int limit, ProgressListener listener, Cancellation cancellation)
            throws DfuException {
        return single(selection, listener, cancellation).upload(limit);
    }

    /**
     * Reads the flash of a board through the ROM of its ESP chip, from runtime mode too. It leaves the contents as they
     * are. Experimental: this is not documented and was tried on simulated boards only.
     *
     * @param selection which board is meant
     * @param range what to read; beyond the end of the flash chip its start may appear again
     * @param listener hears what happens
     * @param cancellation breaks it off
     * @return as many bytes as the range has
     * @throws DfuException if no board is there, several are and none is chosen, it is no such ROM, or it refuses;
     *     it is then left in dfuIDLE
     */
    public Bytes readFlash(Selection selection, FlashRange range, ProgressListener listener, Cancellation cancellation)
            throws DfuException {
        return single(selection, listener, cancellation).readFlash(range);
    }

    /**
     * Asks boards through the ROM of their ESP chips what they are, from runtime mode too. Nothing in flash changes.
     * Experimental: this is not documented and was tried on simulated boards only.
     *
     * @param selection which boards are meant
     * @param all whether to ask every board that is in its ROM, at the same time; several paths in the selection do the same
     *     for those
     * @param listener hears what happens
     * @param cancellation breaks it off: the boards are then left in dfuIDLE
     * @return one answer a board in order of their paths, in which is what went wrong with it
     * @throws DfuException if no board is there, or several and none is chosen
     */
    public List<BoardIdentity> identify(
            Selection selection, boolean all, ProgressListener listener, Cancellation cancellation)
            throws DfuException {
        return new BoardAskers(bus, new Clock(sleeper, cancellation), listener, together).ask(selection, all);
    }

    /**
     * Starts the application of boards that are in download or DFU mode, through the registers of their ESP chips.
     * Experimental: tried on simulated boards only.
     *
     * @param selection which board is meant; several paths for several boards, at the same time
     * @param listener hears what happens
     * @param cancellation breaks it off
     * @return what came of each board, in order of their paths
     * @throws DfuException if no board is there, or several are and none is chosen
     */
    public List<StartResult> start(Selection selection, ProgressListener listener, Cancellation cancellation)
            throws DfuException {
        var clock = new Clock(sleeper, cancellation);
        var found = new TargetChooser(bus, clock, listener).choose(selection, OptionalInt.empty(), Optional.empty());
        if (found.size() > 1 && selection.path().size() < 2) {
            throw FlashError.several(found).withHint("Choose one with {path} or {serial}, or give {path} for each.");
        }
        var results = new ArrayList<>(together.run(
                found.stream()
                        .map(board -> new BoardStarter(bus, clock, listener, selection, board))
                        .toList(),
                cancellation));
        TargetChooser.missing(selection.path(), found)
                .forEach(path -> results.add(new StartResult(
                        path,
                        Optional.empty(),
                        Started.failed(Started.After.NOT_TRIED, FlashError.NO_DEVICE.on(path, "no DFU device is there"))
                                .asRequired(true))));
        results.sort(Comparator.comparing(StartResult::path));
        return results;
    }

    private SingleDevice single(Selection selection, ProgressListener listener, Cancellation cancellation) {
        return new SingleDevice(bus, new Clock(sleeper, cancellation), listener, selection);
    }
}
