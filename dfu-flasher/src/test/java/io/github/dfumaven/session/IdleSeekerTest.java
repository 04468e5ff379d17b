// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.usb.UsbError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The way out of each state, and that it ends. */
class IdleSeekerTest {

    private static final TransferResult STALL = TransferResult.failed(UsbError.USB_STALL);

    private final DfuRequests requests = new DfuRequests(2);
    private final Job job = new Download(new DownloadPlan("1-1", true, 2, 4, Bytes.of(1), Duration.ofMinutes(1), 1));
    private IdleSeeker seeker = new IdleSeeker(job);

    @Test
    void itBeginsWithAQuestion() {
        assertThat(wish(seeker.begin(this::remember)))
                .isEqualTo(new Wish(Duration.ZERO, List.of(requests.getStatus()), Step.CONTROL_TIMEOUT));
        assertThat(wish(seeker.beginWithAbort(this::remember)).transfers())
                .containsExactly(requests.abort(), requests.getStatus());
    }

    @Test
    void anIdleDeviceIsThere() throws DeviceException {
        assertThat(seeker.next(List.of(state(DfuState.DFU_IDLE)), this::remember))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = DfuState.class,
            names = {"DFU_DNLOAD_SYNC", "DFU_DNLOAD_IDLE", "DFU_MANIFEST_SYNC", "DFU_UPLOAD_IDLE"})
    void aTransferThatWasLeftIsBrokenOff(DfuState state) throws DeviceException {
        assertThat(next(state(state))).containsExactly(requests.abort(), requests.getStatus());
    }

    @Test
    void anErrorIsCleared() throws DeviceException {
        assertThat(next(state(DfuState.DFU_ERROR))).containsExactly(requests.clearStatus(), requests.getStatus());
        assertThat(next(answer(10, 0, DfuState.DFU_IDLE)))
                .as("idle with a status")
                .containsExactly(requests.clearStatus(), requests.getStatus());
    }

    @ParameterizedTest
    @EnumSource(
            value = DfuState.class,
            names = {"DFU_DNBUSY", "DFU_MANIFEST"})
    void aBusyDeviceIsWaitedForTenSeconds(DfuState state) throws DeviceException {
        for (int n = 0; n < 5; n++) {
            var exchange = hear(answer(0, 2000, state));
            assertThat(exchange.delay()).isEqualTo(Duration.ofSeconds(2));
            assertThat(exchange.transfers()).containsExactly(requests.getStatus());
        }

        assertThat(thrown(answer(0, 2000, state)).code()).isEqualTo(SessionError.ENDLESS_BUSY);
    }

    @ParameterizedTest
    @CsvSource({
        "APP_IDLE, still-runtime, is still in runtime mode: appIDLE",
        "APP_DETACH, still-runtime, is still in runtime mode: appDETACH",
        "DFU_MANIFEST_WAIT_RESET, waits-for-reset, waits for a reset: dfuMANIFEST-WAIT-RESET"
    })
    void fromSomeStatesThereIsNoWay(DfuState state, String code, String words) {
        var thrown = thrown(state(state));

        assertThat(thrown.code().id()).isEqualTo(code);
        assertThat(thrown.message()).startsWith("1-1: " + words);
    }

    @Test
    void aStateThatDoesNotExistIsNamed() {
        var thrown = thrown(TransferResult.ack(Bytes.of(0, 0, 0, 0, 11, 0)));

        assertThat(thrown.code()).isEqualTo(SessionError.UNEXPECTED_STATE);
        assertThat(thrown.message()).contains("says that it is in state 11");
    }

    @Test
    void eightStepsAreEnough() throws DeviceException {
        for (int n = 0; n < 8; n++) {
            assertThat(next(state(DfuState.DFU_ERROR))).isNotEmpty();
        }

        var thrown = thrown(state(DfuState.DFU_ERROR));
        assertThat(thrown.code()).isEqualTo(SessionError.UNEXPECTED_STATE);
        assertThat(thrown.message()).contains("still dfuERROR", "after 8 attempts");
    }

    @Test
    void aDeviceThatStallsIsLedOutByBothWaysInTurn() throws DeviceException {
        assertThat(next(STALL)).containsExactly(requests.clearStatus(), requests.getStatus());
        assertThat(next(STALL)).containsExactly(requests.abort(), requests.getStatus());
        assertThat(next(STALL)).containsExactly(requests.clearStatus(), requests.getStatus());

        var thrown = thrown(STALL);
        assertThat(thrown.code()).isEqualTo(UsbError.USB_STALL);
        assertThat(thrown.message()).isEqualTo("1-1: GETSTATUS while preparing the device was refused (stall)");
    }

    private List<ControlTransfer> next(TransferResult answer) throws DeviceException {
        var exchange = hear(answer);
        assertThat(exchange.delay()).isZero();
        assertThat(exchange.timeout()).isEqualTo(Step.CONTROL_TIMEOUT);
        return exchange.transfers();
    }

    private DeviceException thrown(TransferResult answer) {
        return catchThrowableOfType(DeviceException.class, () -> hear(answer));
    }

    private Wish hear(TransferResult answer) throws DeviceException {
        return wish(seeker.next(List.of(answer), this::remember).orElseThrow());
    }

    private Phase remember(IdleSeeker next) {
        seeker = next;
        return new Preparing(job, new SessionProgress(SessionPhase.PREPARING, 0, 1, 0, Optional.empty()), next);
    }

    private static Wish wish(Step step) {
        return Wish.of((Step.Exchange) step);
    }

    private static TransferResult state(DfuState state) {
        return answer(0, 0, state);
    }

    private static TransferResult answer(int status, int pollMillis, DfuState state) {
        return TransferResult.ack(Bytes.of(status, pollMillis & 0xff, pollMillis >> 8, 0, state.code(), 0));
    }
}
