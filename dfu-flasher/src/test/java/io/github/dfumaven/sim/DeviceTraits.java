// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.Bytes;
import java.time.Duration;
import java.util.List;

/**
 * What a {@link StrictDfuDevice} is like. Start from {@link #TYPICAL} and change what matters.
 *
 * @param vendorId idVendor
 * @param runtimeProductId idProduct in runtime mode
 * @param dfuProductId idProduct in DFU mode
 * @param serial serial string
 * @param attributes bmAttributes: 1 download, 2 upload, 4 manifestation tolerant, 8 will detach
 * @param transferSize wTransferSize
 * @param functional whether the functional descriptor has 9 bytes (DFU 1.1) or 7 (DFU 1.0)
 * @param version bcdDFUVersion where there is one
 * @param settings names of the alternate settings in DFU mode
 * @param pollMillis how long a block takes; 0 goes from 3 to 5 at once
 * @param busyAnswers how often a block answers dfuDNBUSY
 * @param end how manifestation ends
 * @param endlessBusy whether no block is ever done
 */
public record DeviceTraits(
        int vendorId,
        int runtimeProductId,
        int dfuProductId,
        String serial,
        int attributes,
        int transferSize,
        Functional functional,
        int version,
        List<String> settings,
        int pollMillis,
        int busyAnswers,
        ManifestEnd end,
        boolean endlessBusy) {

    public static final int DOWNLOAD = 1;
    public static final int UPLOAD = 2;
    public static final int TOLERANT = 4;
    public static final int WILL_DETACH = 8;

    /** A DFU 1.1 device that can everything, takes 10 ms a block and stays in DFU mode. */
    public static final DeviceTraits TYPICAL = new DeviceTraits(
            0x1209,
            0x0001,
            0x0002,
            "strict-1",
            DOWNLOAD | UPLOAD | TOLERANT,
            1024,
            Functional.NINE_BYTES,
            0x0110,
            List.of("Flash"),
            10,
            1,
            ManifestEnd.IDLE,
            false);

    /** The lengths of functional descriptors. */
    public enum Functional {
        /** DFU 1.1. */
        NINE_BYTES,
        /** DFU 1.0, without a version. */
        SEVEN_BYTES
    }

    /** What GETSTATUS tells after the poll time of dfuMANIFEST, and what then happens. */
    public enum ManifestEnd {
        /** 7, then 2. */
        IDLE,
        /** 7, then 6, then 2. */
        SYNC_THEN_IDLE,
        /** 7, then 8, which needs a bus reset. */
        WAIT_RESET,
        /** 7, then nothing at all until a bus reset, as the specification says. */
        SILENT_WAIT_RESET,
        /** 7, then it leaves and comes back as the application. */
        LEAVES,
        /** It leaves within the first GETSTATUS. */
        LEAVES_AT_ONCE,
        /** 7, then dfuERROR with errVERIFY. */
        FAILS
    }

    public DeviceTraits withAttributes(int value) {
        return new DeviceTraits(
                vendorId,
                runtimeProductId,
                dfuProductId,
                serial,
                value,
                transferSize,
                functional,
                version,
                settings,
                pollMillis,
                busyAnswers,
                end,
                endlessBusy);
    }

    public DeviceTraits withTransferSize(int value) {
        return new DeviceTraits(
                vendorId,
                runtimeProductId,
                dfuProductId,
                serial,
                attributes,
                value,
                functional,
                version,
                settings,
                pollMillis,
                busyAnswers,
                end,
                endlessBusy);
    }

    public DeviceTraits withFunctional(Functional value, int bcdVersion) {
        return new DeviceTraits(
                vendorId,
                runtimeProductId,
                dfuProductId,
                serial,
                attributes,
                transferSize,
                value,
                bcdVersion,
                settings,
                pollMillis,
                busyAnswers,
                end,
                endlessBusy);
    }

    public DeviceTraits withSettings(String... names) {
        return new DeviceTraits(
                vendorId,
                runtimeProductId,
                dfuProductId,
                serial,
                attributes,
                transferSize,
                functional,
                version,
                List.of(names),
                pollMillis,
                busyAnswers,
                end,
                endlessBusy);
    }

    public DeviceTraits withPolls(int millis, int answers) {
        return new DeviceTraits(
                vendorId,
                runtimeProductId,
                dfuProductId,
                serial,
                attributes,
                transferSize,
                functional,
                version,
                settings,
                millis,
                answers,
                end,
                endlessBusy);
    }

    public DeviceTraits withEnd(ManifestEnd value) {
        return new DeviceTraits(
                vendorId,
                runtimeProductId,
                dfuProductId,
                serial,
                attributes,
                transferSize,
                functional,
                version,
                settings,
                pollMillis,
                busyAnswers,
                value,
                endlessBusy);
    }

    public DeviceTraits withEndlessBusy() {
        return new DeviceTraits(
                vendorId,
                runtimeProductId,
                dfuProductId,
                serial,
                attributes,
                transferSize,
                functional,
                version,
                settings,
                pollMillis,
                busyAnswers,
                end,
                true);
    }

    public DeviceTraits withIds(int vendor, int runtimeProduct, int dfuProduct, String serialString) {
        return new DeviceTraits(
                vendor,
                runtimeProduct,
                dfuProduct,
                serialString,
                attributes,
                transferSize,
                functional,
                version,
                settings,
                pollMillis,
                busyAnswers,
                end,
                endlessBusy);
    }

    boolean can(int attribute) {
        return (attributes & attribute) != 0;
    }

    Duration poll() {
        return Duration.ofMillis(pollMillis);
    }

    Bytes functionalDescriptor() {
        var descriptor = new io.github.dfumaven.bytes.ByteWriter()
                .u8(functional == Functional.NINE_BYTES ? 9 : 7) // bLength
                .u8(0x21) // bDescriptorType
                .u8(attributes) // bmAttributes
                .u16le(1000) // wDetachTimeOut
                .u16le(transferSize); // wTransferSize
        return functional == Functional.NINE_BYTES ? descriptor.u16le(version).toBytes() : descriptor.toBytes();
    }
}
