// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.flash.FlashImage;
import io.github.dfumaven.flash.FlashRequest;
import io.github.dfumaven.flash.Flasher;
import io.github.dfumaven.flash.Flashers;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.flash.Selection;
import io.github.dfumaven.libusb.Usb4JavaBus;
import io.github.dfumaven.usb.UsbPath;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * A child process that flashes whenever it is told to, over real libusb, several boards at a time. A line in is a path,
 * the timeout in milliseconds, and the numbers of restarts and of blocks at a time; a line out is the path and what
 * came of it: {@code flashed}, or the code of the error.
 */
public final class FlashProbe {

    private FlashProbe() {}

    /** Takes the file to flash, and lines from stdin until it ends. */
    public static void main(String[] args) throws Exception {
        var image = FlashImage.of("tiny.bin", Bytes.read(Path.of(args[0]))).forDevice(0x303a, 9);
        var threads = Executors.newCachedThreadPool();
        try (var bus = Usb4JavaBus.open();
                var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            var flasher = Flashers.of(bus);
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var words = line.split(" ", -1);
                var request = FlashRequest.builder(image)
                        .selection(Selection.builder()
                                .path(List.of(UsbPath.parse(words[0])))
                                .build())
                        .timeout(Long.parseLong(words[1]) + "ms")
                        .restarts(words[2])
                        .pipeline(words[3])
                        .build();
                threads.execute(() -> tell(words[0] + " " + flash(flasher, request)));
            }
            threads.shutdown();
        }
    }

    private static String flash(Flasher flasher, FlashRequest request) {
        try {
            flasher.flash(request, ProgressListener.NONE).orThrow();
            return "flashed";
        } catch (DfuException e) {
            return e.code().id();
        } catch (RuntimeException e) {
            return "BUG:" + e;
        }
    }

    private static synchronized void tell(String line) {
        System.out.println(line.replace('\n', ' '));
    }
}
