// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.usb.UsbPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of one device.
 *
 * @param path where it is plugged in
 * @param target ESP-IDF's name of the chip, or empty for other devices
 * @param serial serial number as it told it last, or empty; boards of one kind may all tell the same one
 * @param outcome what came of it; programs know it as {@code result}
 * @param bytes of the image that the device acknowledged in the last attempt
 * @param blocks acknowledged in it, without the empty one that ends the image
 * @param millis how long it took, with all attempts
 * @param restarts how often it was started again from the first block because a transfer failed
 * @param state name of the last state that the device told, or empty if it told none
 * @param status name of the last status that the device told, or empty
 * @param error why it failed or was skipped, or empty
 * @param sectors how much of the image was sent, where only what differs was to be; else empty
 * @param started what came of starting the application, or empty if that was not wanted or nothing was flashed
 * @param afterReset what was seen after a reset, or empty if there was none
 * @param proof what was proved beyond the verdict of the device
 */
public record BoardResult(
        UsbPath path,
        Optional<String> target,
        Optional<String> serial,
        Outcome outcome,
        long bytes,
        int blocks,
        long millis,
        int restarts,
        Optional<String> state,
        Optional<String> status,
        Optional<DfuException> error,
        Optional<SentSectors> sectors,
        Optional<Started> started,
        Optional<AfterReset> afterReset,
        FlashProof proof) {

    /** What can come of a device. */
    public enum Outcome {
        /** The device confirmed that it has the image. */
        FLASHED,
        /** It has not, or it is not known. */
        FAILED,
        /** Nothing was sent, on purpose. */
        SKIPPED;

        /** {@return the word for programs: {@code flashed}, {@code failed} or {@code skipped}} */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@return what there is to say of a success, for people: clauses without a full stop, none if there is nothing} */
    public List<String> remarks() {
        return Stream.of(
                        sectors.stream().map(SentSectors::text),
                        proof.doubts().stream(),
                        started.stream().map(Started::text))
                .flatMap(text -> text)
                .toList();
    }

    /**
     * {@return what makes this a failure: of the device, or of an application whose start was required or was broken off; empty if it is
     * none}
     */
    public Optional<DfuException> failure() {
        return outcome == Outcome.FAILED ? error : started.flatMap(Started::failure);
    }

    static BoardResult untouched(DfuDevice device, Outcome outcome, Optional<DfuException> error) {
        return untouched(device.path(), device.chip().map(Chip::target), device.serial(), outcome, error);
    }

    static BoardResult missing(UsbPath path, DfuException why) {
        return untouched(path, Optional.empty(), Optional.empty(), Outcome.FAILED, Optional.of(why));
    }

    private static BoardResult untouched(
            UsbPath path,
            Optional<String> target,
            Optional<String> serial,
            Outcome outcome,
            Optional<DfuException> error) {
        return new BoardResult(
                path,
                target,
                serial,
                outcome,
                0,
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                error,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                FlashProof.NONE);
    }
}
