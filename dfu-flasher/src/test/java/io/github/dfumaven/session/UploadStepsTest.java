// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import static io.github.dfumaven.session.Told.ACK;
import static io.github.dfumaven.session.Told.BROKEN;
import static io.github.dfumaven.session.Told.GONE;
import static io.github.dfumaven.session.Told.STALL;
import static io.github.dfumaven.session.Told.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.usb.UsbError;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an upload wants next after each thing it hears: at most 10 bytes in blocks of 4. */
class UploadStepsTest {

    private static final TransferResult IDLE = state(DfuState.DFU_IDLE);
    private static final TransferResult FULL = TransferResult.ack(Bytes.hex("01020304"));
    private static final TransferResult HALF = TransferResult.ack(Bytes.hex("0506"));

    private final DfuRequests requests = new DfuRequests(2);
    private final ByteWriter content = new ByteWriter();
    private final Told told = new Told(new UploadPlan("1-1", true, 2, 4, 10).begin(content::bytes));

    @Test
    void blocksAreAskedForUpToTheLimit() {
        told.hears(IDLE);
        assertThat(told.wants())
                .isEqualTo(new Wish(Duration.ZERO, List.of(requests.upload(0, 4)), Step.CONTROL_TIMEOUT));
        assertThat(told.hears(FULL).wants().transfers()).containsExactly(requests.upload(1, 4));
        assertThat(told.hears(FULL).wants().transfers()).as("what is left").containsExactly(requests.upload(2, 2));
        assertThat(told.progress())
                .isEqualTo(new SessionProgress(
                        SessionPhase.READING, 8, 10, 2, told.progress().last()));
        told.hears(HALF);

        assertThat(told.progress().phase()).isEqualTo(SessionPhase.CLOSING);
        assertThat(told.wants().transfers()).containsExactly(requests.getStatus());
        told.hears(state(DfuState.DFU_UPLOAD_IDLE));
        assertThat(told.wants().transfers()).containsExactly(requests.abort(), requests.getStatus());
        assertThat(told.hears(ACK, IDLE).ends()).isInstanceOfSatisfying(Verdict.Success.class, success -> {
            assertThat(success.needsReset()).isFalse();
            assertThat(success.report().stateName()).isEqualTo("dfuIDLE");
        });
        assertThat(content.toBytes()).isEqualTo(Bytes.hex("01020304010203040506"));
        assertThat(told.progress().last().map(StatusReport::stateName)).contains("dfuIDLE");
    }

    @Test
    void aShortBlockIsTheLast() {
        told.hears(IDLE).hears(HALF);

        assertThat(told.progress().phase()).isEqualTo(SessionPhase.CLOSING);
        assertThat(told.hears(IDLE).ends()).isInstanceOf(Verdict.Success.class);
        assertThat(content.toBytes()).isEqualTo(Bytes.hex("0506"));
    }

    @Test
    void meaninglessBytesAreNotBelieved() {
        told.hears(IDLE).hears(HALF).hears(state(DfuState.DFU_ERROR, 14, 0));

        assertThat(told.wants().transfers()).containsExactly(requests.abort(), requests.getStatus());
        var failure = told.hears(ACK, IDLE).fails();
        assertThat(failure.error().message()).contains("1-1: while reading the device reports an error", "errUNKNOWN");
        assertThat(failure.again()).as("the ROM lost its place").isTrue();
    }

    @Test
    void aStatusThatIsNoLostPlaceIsAVerdict() {
        told.hears(IDLE).hears(HALF).hears(state(DfuState.DFU_ERROR, 15, 0));

        assertThat(told.hears(ACK, IDLE).fails().again()).isFalse();
    }

    @Test
    void anotherDevicesStatusIsAVerdict() {
        var other = new Told(new UploadPlan("1-1", false, 2, 4, 10).begin(content::bytes));
        other.hears(IDLE).hears(HALF).hears(state(DfuState.DFU_ERROR, 14, 0));

        assertThat(other.hears(ACK, IDLE).fails().again()).isFalse();
    }

    @Test
    void aStalledBlockIsAskedAbout() {
        told.hears(IDLE).hears(FULL).hears(STALL);

        assertThat(told.progress().phase()).isEqualTo(SessionPhase.ASKING_WHY);
        assertThat(told.wants().transfers()).containsExactly(requests.getStatus());
        told.hears(state(DfuState.DFU_ERROR, 15, 0));
        assertThat(told.progress().last().map(StatusReport::statusName)).contains("errSTALLEDPKT");
        assertThat(told.hears(ACK, IDLE).fails().error().message())
                .contains("refused block 1; the device reports an error", "errSTALLEDPKT");
    }

    @Test
    void aBlockThatIsLostEndsIt() {
        told.hears(IDLE).hears(FULL).hears(BROKEN);

        assertThat(told.progress().phase()).isEqualTo(SessionPhase.LEAVING);
        assertThat(told.wants().transfers()).containsExactly(requests.abort(), requests.getStatus());
        var failure = told.hears(ACK, IDLE).fails();
        assertThat(failure.error().message()).isEqualTo("1-1: reading block 1 failed");
        assertThat(failure.again()).isTrue();
        assertThatThrownBy(new Verdict.Failure(failure.error())::orThrow).isSameAs(failure.error());
    }

    @Test
    void whatWentWrongFirstIsTheVerdictWhenLeavingFailsToo() {
        told.hears(IDLE).hears(BROKEN);

        var failure = told.hears(BROKEN, BROKEN).fails();
        assertThat(failure.error().message()).isEqualTo("1-1: reading block 0 failed");
        assertThat(failure.again()).as("it is not idle").isFalse();
    }

    @Test
    void aDeviceThatIsGoneIsNotAskedAnything() {
        assertThat(told.hears(IDLE).hears(GONE).fails().error().code()).isEqualTo(UsbError.USB_NO_DEVICE);
    }

    @Test
    void aGlitchBeforeTheFirstBlockIsWorthAnotherTry() {
        told.hears(BROKEN);

        assertThat(told.wants().transfers()).as("nothing to break off").containsExactly(requests.getStatus());
        assertThat(told.hears(IDLE).fails().again()).isTrue();
    }

    @Test
    void aDeviceInRuntimeModeIsNotWorthOne() {
        assertThat(told.hears(state(DfuState.APP_IDLE)).fails().error().code()).isEqualTo(SessionError.STILL_RUNTIME);
    }

    @Test
    void breakingOffTellsHowFarItCame() {
        told.hears(IDLE).hears(FULL).isCancelled();

        assertThat(told.wants().transfers()).containsExactly(requests.abort(), requests.getStatus());
        told.isCancelled();
        assertThat(told.wants().transfers()).as("again").containsExactly(requests.abort(), requests.getStatus());
        var failure = told.hears(ACK, IDLE).fails();
        assertThat(failure.error().message()).isEqualTo("1-1: interrupted after reading 4 bytes");
        assertThat(failure.again()).isFalse();
    }

    @Test
    void breakingOffBeforeTheFirstBlockEndsIt() {
        assertThat(told.isCancelled().fails().error().code()).isEqualTo(SessionError.INTERRUPTED);
    }
}
