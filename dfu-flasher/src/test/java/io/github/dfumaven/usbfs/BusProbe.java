// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bus.UsbHandle;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.libusb.Usb4JavaBus;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The child process: does over real libusb what its arguments say, one command an argument, and prints one line for each.
 * Every command begins with a name for the handle it is about.
 */
public final class BusProbe {

    private final Usb4JavaBus bus;
    private final Map<String, UsbHandle> handles = new HashMap<>();
    private final Map<String, UsbDevice> listed = new HashMap<>();

    private BusProbe(Usb4JavaBus bus) {
        this.bus = bus;
    }

    /** Performs the commands. */
    public static void main(String[] commands) throws Exception {
        try (var bus = Usb4JavaBus.open()) {
            var probe = new BusProbe(bus);
            for (var command : commands) {
                System.out.println(probe.perform(command));
            }
            probe.handles.values().forEach(UsbHandle::close);
        } catch (UsbException e) {
            System.out.println(e.error() + " " + e.getMessage());
        }
    }

    /** Describes a device completely, so that two descriptions are alike when the devices are. */
    static String describe(UsbDevice device) {
        return String.join(
                " ",
                device.path().toString(),
                device.descriptor().toString(),
                "cfg=" + device.configuration(),
                device.interfaces().toString(),
                device.extra().toString());
    }

    private String perform(String command) throws Exception {
        var words = command.split(" ", -1);
        try {
            return perform(words);
        } catch (UsbException e) {
            return e.error().toString();
        }
    }

    private String perform(String[] words) throws Exception {
        switch (words[0]) {
            case "list" -> {
                return list();
            }
            case "look" -> listed.put(words[1], find(words[1]));
            case "open" -> handles.put(words[1], bus.open(find(words[1])));
            case "open-listed" -> handles.put(words[1], bus.open(known(words[1])));
            case "claim" -> handle(words).claim(Integer.parseInt(words[2]));
            case "setting" -> handle(words).selectAlternate(Integer.parseInt(words[2]), Integer.parseInt(words[3]));
            case "reset" -> handle(words).reset();
            case "close" -> handle(words).close();
            case "await" -> await(words[1], Integer.parseInt(words[2], 16));
            case "control" -> {
                return control(words);
            }
            case "stress" -> {
                return stress(words);
            }
            default -> throw new IllegalArgumentException(words[0]);
        }
        return "ok";
    }

    private String list() throws UsbException {
        return bus.devices().stream()
                .sorted(Comparator.comparing(UsbDevice::path))
                .map(BusProbe::describe)
                .reduce((a, b) -> a + " | " + b)
                .orElse("nothing");
    }

    /** Transfers are written as type:request:value:index:length, or with hexadecimal data in place of the length. */
    private String control(String[] words) {
        var transfers = new ArrayList<ControlTransfer>();
        for (var word : List.of(words).subList(3, words.length)) {
            transfers.add(transfer(word.split(":", -1)));
        }
        long start = System.nanoTime();
        var results = handle(words).control(transfers, Duration.ofMillis(Long.parseLong(words[2])));
        long millis = (System.nanoTime() - start) / 1_000_000;
        return results.stream()
                        .map(BusProbe::show)
                        .reduce((a, b) -> a + " " + b)
                        .orElse("") + " @" + millis;
    }

    private static ControlTransfer transfer(String[] parts) {
        int type = Integer.parseInt(parts[0], 16);
        int request = Integer.parseInt(parts[1], 16);
        int value = Integer.parseInt(parts[2], 16);
        int index = Integer.parseInt(parts[3], 16);
        return (type & 0x80) != 0
                ? ControlTransfer.in(type, request, value, index, Integer.parseInt(parts[4]))
                : ControlTransfer.out(type, request, value, index, Bytes.hex(parts[4]));
    }

    private static String show(TransferResult result) {
        return result.error()
                .map(Enum::toString)
                .orElseGet(() -> "ack:" + result.data().toHex());
    }

    /** Many transfers on every handle at once, each on a thread of its own, while the bus is looked at. */
    private String stress(String[] words) throws Exception {
        int count = Integer.parseInt(words[1]);
        var failures = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (var handle : handles.values()) {
            var thread = new Thread(() -> {
                for (int n = 0; n < count; n++) {
                    failures.addAndGet(isAsItShouldBe(handle, n & 0xff) ? 0 : 1);
                }
            });
            threads.add(thread);
            thread.start();
        }
        while (threads.stream().anyMatch(Thread::isAlive)) {
            failures.addAndGet(bus.devices().size() == handles.size() ? 0 : 1);
        }
        return "failures " + failures;
    }

    private static boolean isAsItShouldBe(UsbHandle handle, int value) {
        var results = handle.control(
                List.of(
                        ControlTransfer.in(0xc0, 1, value, 0, 64),
                        ControlTransfer.in(0xc0, 2, 0, 0, 1),
                        ControlTransfer.in(0xc0, 1, value ^ 1, 0, 3)),
                Duration.ofSeconds(10));
        return results.equals(List.of(
                TransferResult.ack(Bytes.fill(value, 64)),
                TransferResult.failed(UsbError.USB_STALL),
                TransferResult.ack(Bytes.fill(value ^ 1, 3))));
    }

    private void await(String path, int product) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (bus.devices().stream()
                .noneMatch(device -> device.path().toString().equals(path)
                        && device.descriptor().productId() == product)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(path + " does not come back");
            }
            Thread.sleep(20);
        }
    }

    private UsbDevice find(String path) throws UsbException {
        return bus.devices().stream()
                .filter(device -> device.path().toString().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(path + " is not there"));
    }

    private UsbDevice known(String path) {
        return present(listed.get(path), path);
    }

    private UsbHandle handle(String[] words) {
        return present(handles.get(words[1]), words[1]);
    }

    private static <T> T present(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalStateException(name + " is unknown");
        }
        return value;
    }
}
