// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.archive.DfuImage;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.error.FormatException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Keeps images away from devices that they are not for, before the first byte goes out. */
final class FileCheck {

    /** Whether an image is for a device. */
    enum Fit {
        YES,
        NO,
        /** An application runs, under ids of its own; which chip it is shows when it has left. */
        MAYBE
    }

    private FileCheck() {}

    static Fit fit(FlashImage image, DfuDevice device) {
        var descriptor = device.usb().descriptor();
        boolean ids = fits(image.vendorId(), descriptor.vendorId()) && fits(image.productId(), descriptor.productId());
        if (ids && (image.chip().isEmpty() || image.chip().equals(device.chip()))) {
            return Fit.YES;
        }
        return device.mode() == DfuMode.RUNTIME && device.chip().isEmpty() ? Fit.MAYBE : Fit.NO;
    }

    static void check(FlashRequest request, DfuDevice device) throws FormatException {
        if (request.force()) {
            return;
        }

        var image = request.image();
        if (fit(image, device) == Fit.NO) {
            throw FlashError.WRONG_DEVICE
                    .of("the image is for %s, but this is %s", kindOf(image), device)
                    .in(image.name());
        }
        if (device.chip().isPresent() && !DfuImage.isSeenByRom(image.payload())) {
            throw FlashError.NOT_AN_ARCHIVE
                    .of(
                            "no DFU archive (%d bytes), and the ROM of %s writes anything else to address 0",
                            image.payload().length(), device)
                    .in(image.name());
        }
    }

    private static boolean fits(OptionalInt wanted, int actual) {
        return wanted.isEmpty() || wanted.getAsInt() == actual;
    }

    private static String kindOf(FlashImage image) {
        var ids = "[" + hex(image.vendorId()) + ":" + hex(image.productId()) + "]";
        var named = image.vendorId().equals(OptionalInt.of(Chip.VENDOR_ID))
                        && image.productId().isPresent()
                ? Chip.ofProductId(image.productId().getAsInt())
                : Optional.<Chip>empty();
        var other = image.chip().filter(chip -> !named.equals(Optional.of(chip)));
        return ids
                + named.map(chip -> " " + chip).orElse("")
                + other.map(chip -> ", with files for " + chip + " in it").orElse("");
    }

    private static String hex(OptionalInt id) {
        return id.isEmpty() ? "any" : String.format(Locale.ROOT, "%04x", id.getAsInt());
    }
}
