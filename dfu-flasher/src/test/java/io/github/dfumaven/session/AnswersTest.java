// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.usb.UsbError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of an answer that is none, and of each status that is bad news. */
class AnswersTest {

    private final Answers rom = new Answers("1-1", true);
    private final Answers other = new Answers("1-1", false);

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void aShortAnswerIsNoStatus(int length) {
        var thrown = catchThrowableOfType(
                DeviceException.class, () -> rom.status(TransferResult.ack(Bytes.fill(0, length)), "at last"));

        assertThat(thrown.code()).isEqualTo(SessionError.SHORT_ANSWER);
        assertThat(thrown.message()).isEqualTo("1-1: GETSTATUS at last gave " + length + " bytes instead of 6");
    }

    @ParameterizedTest
    @CsvSource({
        "USB_STALL, was refused (stall)",
        "USB_TIMEOUT, got no answer in time",
        "USB_NO_DEVICE, failed: the device is gone",
        "USB_NOT_FOUND, failed: the device is gone",
        "USB_IO, failed"
    })
    void aFailedTransferSaysHow(UsbError error, String words) {
        var thrown = rom.failed(error, "block 7");

        assertThat(thrown.code()).isEqualTo(error);
        assertThat(thrown.message()).isEqualTo("1-1: block 7 " + words);
    }

    @ParameterizedTest
    @EnumSource(UsbError.class)
    void onlyADeviceThatIsNotThereIsGone(UsbError error) {
        assertThat(Answers.isGone(error)).isEqualTo(error == UsbError.USB_NO_DEVICE || error == UsbError.USB_NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "ERR_TARGET, device-refused, lacks a file of its index",
        "ERR_FILE, device-refused, more than 64 index entries",
        "ERR_FIRMWARE, verify-failed, Do not use the board as it is",
        "ERR_UNKNOWN, device-refused, Put the board in download mode again"
    })
    void theRomsStatusHasACureOfItsOwn(DfuStatus status, String code, String cure) {
        var thrown = rom.refused(report(status), "now");

        assertThat(thrown.code().id()).isEqualTo(code);
        assertThat(thrown.hint()).contains(cure);
        assertThat(thrown.message())
                .contains(code.equals(SessionError.VERIFY_FAILED.id()) ? "(MD5)" : "reports an error");
        assertThat(thrown.report()).isEqualTo(report(status));
    }

    @ParameterizedTest
    @CsvSource({
        "ERR_TARGET, meant for this device",
        "ERR_FILE, meant for this device",
        "ERR_WRITE, worn out",
        "ERR_ERASE, worn out",
        "ERR_CHECK_ERASED, worn out",
        "ERR_PROG, worn out",
        "ERR_VERIFY, worn out",
        "ERR_ADDRESS, fits the memory",
        "ERR_NOTDONE, is complete",
        "ERR_FIRMWARE, the device cannot run",
        "ERR_VENDOR, manual",
        "ERR_USBR, Reconnect the device",
        "ERR_POR, Reconnect the device",
        "ERR_UNKNOWN, Reconnect the device",
        "ERR_STALLEDPKT, Reconnect the device"
    })
    void theStatusOfAnotherDeviceHasTheCureOfTheSpecification(DfuStatus status, String cure) {
        var thrown = other.refused(report(status), "now");

        assertThat(thrown.code()).isEqualTo(SessionError.DEVICE_REFUSED);
        assertThat(thrown.hint()).contains(cure);
        assertThat(thrown.message()).contains("1-1: now the device reports an error", status.toString());
    }

    @Test
    void aStatusThatDoesNotExistIsAnErrorAllTheSame() {
        var thrown = rom.refused(new StatusReport(99, 0, DfuState.DFU_ERROR.code(), 0), "now");

        assertThat(thrown.code()).isEqualTo(SessionError.DEVICE_REFUSED);
        assertThat(thrown.message()).contains("status 99");
    }

    @Test
    void aRefusedBlockTellsWhatTheDeviceSaysOfIt() {
        var told = other.refusedBlock(report(DfuStatus.ERR_ADDRESS), 7);
        assertThat(told.message()).contains("1-1: refused block 7; the device reports an error", "errADDRESS");
        assertThat(told.hint()).contains("fits the memory");

        var silent =
                other.refusedBlock(new StatusReport(DfuStatus.OK.code(), 0, DfuState.DFU_DNLOAD_IDLE.code(), 0), 7);
        assertThat(silent.message()).startsWith("1-1: refused block 7; it is in dfuDNLOAD-IDLE");
        assertThat(silent.code()).isEqualTo(SessionError.DEVICE_REFUSED);
        assertThat(silent.hint()).isEqualTo(SessionError.DEVICE_REFUSED.hint());
    }

    private static StatusReport report(DfuStatus status) {
        return new StatusReport(status.code(), 0, DfuState.DFU_ERROR.code(), 0);
    }
}
