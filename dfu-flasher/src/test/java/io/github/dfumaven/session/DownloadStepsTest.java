// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import static io.github.dfumaven.session.Told.ACK;
import static io.github.dfumaven.session.Told.BROKEN;
import static io.github.dfumaven.session.Told.GONE;
import static io.github.dfumaven.session.Told.STALL;
import static io.github.dfumaven.session.Told.TIMEOUT;
import static io.github.dfumaven.session.Told.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.usb.UsbError;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a download wants next after each thing it hears: three blocks of 4 bytes, the last one half full. */
class DownloadStepsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration END = Duration.ofSeconds(70);
    private static final TransferResult IDLE = state(DfuState.DFU_IDLE);
    private static final TransferResult NEXT = state(DfuState.DFU_DNLOAD_IDLE);
    private static final Bytes PAYLOAD = Bytes.hex("00010203040506070809");

    private final DfuRequests requests = new DfuRequests(2);
    private final Told told = download(false);

    private static Told download(boolean rom) {
        return new Told(new DownloadPlan("1-1", rom, 2, 4, PAYLOAD, MINUTE, 1).begin());
    }

    private Told started() {
        return told.hears(IDLE);
    }

    @Test
    void eachBlockGoesOutWithAQuestion() {
        started();
        for (int block = 0; block < 3; block++) {
            var data = PAYLOAD.slice(4 * block, Math.min(4 * block + 4, 10));
            assertThat(told.wants())
                    .isEqualTo(new Wish(
                            Duration.ZERO, List.of(requests.download(block, data), requests.getStatus()), MINUTE));
            assertThat(told.progress())
                    .isEqualTo(new SessionProgress(
                            SessionPhase.SENDING,
                            4 * block,
                            10,
                            block,
                            told.progress().last()));
            told.hears(ACK, NEXT);
        }

        assertThat(told.wants())
                .isEqualTo(
                        new Wish(Duration.ZERO, List.of(requests.download(3, Bytes.EMPTY), requests.getStatus()), END));
        assertThat(told.progress().phase()).isEqualTo(SessionPhase.ENDING);
        assertThat(told.hears(ACK, IDLE).ends())
                .isEqualTo(new Verdict.Success(
                        new StatusReport(DfuStatus.OK.code(), 0, DfuState.DFU_IDLE.code(), 0), false));
    }

    @Test
    void whatTheDeviceSaidLastIsKept() {
        assertThat(told.progress().last()).isEmpty();
        started();
        assertThat(told.progress().last().map(StatusReport::stateName)).contains("dfuIDLE");
        told.hears(ACK, state(DfuState.DFU_DNBUSY, 0, 10));
        assertThat(told.progress().last().map(StatusReport::stateName)).contains("dfuDNBUSY");
    }

    @Test
    void aShortAnswerAtTheStartIsNone() {
        told.hears(TransferResult.ack(Bytes.fill(0, 5)));

        assertThat(told.progress().last()).isEmpty();
        assertThat(told.wants().transfers()).as("asked once more").containsExactly(requests.getStatus());
    }

    @Test
    void aBusyDeviceIsAskedAgainWhenItWantsToBe() {
        var poll = started().hears(ACK, state(DfuState.DFU_DNBUSY, 0, 30)).wants();
        assertThat(poll).isEqualTo(new Wish(Duration.ofMillis(30), List.of(requests.getStatus()), MINUTE));

        assertThat(told.hears(state(DfuState.DFU_DNLOAD_SYNC, 0, 40)).wants().delay())
                .isEqualTo(Duration.ofMillis(40));
        assertThat(told.hears(NEXT).wants().transfers()).hasSize(2);
        assertThat(told.progress().done()).isEqualTo(4);
    }

    @Test
    void eachBlockHasAPatienceOfItsOwn() {
        started();
        for (int block = 0; block < 3; block++) {
            told.hears(ACK, state(DfuState.DFU_DNBUSY, 0, 60_000)).hears(NEXT);
        }

        assertThat(told.hears(ACK, IDLE).ends()).isInstanceOf(Verdict.Success.class);
    }

    @Test
    void aDeviceThatStaysBusyIsGivenUp() {
        var busy = state(DfuState.DFU_DNBUSY, 0, 60_000);
        started().hears(ACK, busy).hears(busy).hears(busy);

        assertThat(told.progress().phase()).isEqualTo(SessionPhase.LEAVING);
        assertThat(told.wants().transfers()).containsExactly(requests.abort(), requests.getStatus());
        var failure = told.hears(ACK, IDLE).fails();
        assertThat(failure.error().code()).isEqualTo(SessionError.ENDLESS_BUSY);
        assertThat(failure.error().message()).contains("is still busy after 120 s: dfuDNBUSY");
        assertThat(failure.again()).isFalse();
    }

    @Test
    void aRefusedQuestionIsAskedThreeTimesMore() {
        var delay = started().hears(ACK, STALL).wants().delay();
        assertThat(delay).isEqualTo(Duration.ofMillis(100));
        told.hears(STALL).hears(STALL);
        assertThat(told.wants().transfers()).containsExactly(requests.getStatus());

        told.hears(STALL);
        assertThat(told.progress().phase()).isEqualTo(SessionPhase.LEAVING);
        var failure = told.hears(ACK, IDLE).fails();
        assertThat(failure.error().message()).isEqualTo("1-1: GETSTATUS after block 0 was refused (stall)");
        assertThat(failure.again()).isTrue();
    }

    @Test
    void anAnswerEndsTheCountOfRefusals() {
        var busy = state(DfuState.DFU_DNBUSY, 0, 20);
        started().hears(ACK, STALL).hears(STALL).hears(STALL).hears(busy).hears(STALL);

        assertThat(told.wants().delay()).as("as long as it asked for last").isEqualTo(Duration.ofMillis(20));
        told.hears(STALL).hears(STALL);
        assertThat(told.progress().phase()).isEqualTo(SessionPhase.SENDING);
    }

    @ParameterizedTest
    @EnumSource(
            value = DfuState.class,
            names = {"DFU_IDLE", "APP_IDLE", "APP_DETACH"})
    void aDeviceThatForgotTheImageHasRestarted(DfuState state) {
        started().hears(ACK, NEXT).hears(ACK, state(state));

        assertThat(told.progress().phase()).isEqualTo(SessionPhase.LEAVING);
        var failure = told.hears(ACK, IDLE).fails();
        assertThat(failure.error().code()).isEqualTo(SessionError.DEVICE_RESTARTED);
        assertThat(failure.error().message()).contains("lost the image after 4 of 10 bytes");
        assertThat(failure.again()).isTrue();
    }

    @Test
    void aStateThatMakesNoSenseNamesTheBlock() {
        started().hears(ACK, NEXT).hears(ACK, state(DfuState.DFU_UPLOAD_IDLE));

        assertThat(told.hears(ACK, IDLE).fails().error().message())
                .startsWith("1-1: is in an unexpected state after block 1: dfuUPLOAD-IDLE");
    }

    @Test
    void aStalledBlockIsRefusedForTheReasonThatTheDeviceGives() {
        started().hears(ACK, NEXT).hears(STALL, state(DfuState.DFU_ERROR, 8, 0));

        assertThat(told.wants().transfers()).as("no ABORT in dfuERROR").containsExactly(requests.getStatus());
        told.hears(state(DfuState.DFU_ERROR, 8, 0));
        assertThat(told.wants().transfers()).containsExactly(requests.clearStatus(), requests.getStatus());
        var failure = told.hears(ACK, IDLE).fails();
        assertThat(failure.error().code()).isEqualTo(SessionError.DEVICE_REFUSED);
        assertThat(failure.error().message())
                .contains("refused block 1; the device reports an error: dfuERROR, errADDRESS");
        assertThat(failure.again()).isFalse();
        assertThat(told.progress().last().map(StatusReport::statusName)).contains("errADDRESS");
    }

    @Test
    void aStalledBlockWithoutAnAnswerIsAskedAboutOnceMore() {
        started().hears(STALL, TIMEOUT);

        assertThat(told.progress().phase()).isEqualTo(SessionPhase.ASKING_WHY);
        assertThat(told.wants())
                .isEqualTo(new Wish(Duration.ZERO, List.of(requests.getStatus()), Step.CONTROL_TIMEOUT));
        told.hears(NEXT);
        assertThat(told.progress().last().map(StatusReport::stateName)).contains("dfuDNLOAD-IDLE");
        assertThat(told.hears(IDLE).fails().again()).isTrue();
    }

    @Test
    void aLostBlockIsNotSentAgain() {
        started().hears(ACK, NEXT).hears(BROKEN, NEXT);

        assertThat(told.wants().transfers()).containsExactly(requests.abort(), requests.getStatus());
        var failure = told.hears(ACK, IDLE).fails();
        assertThat(failure.error().message()).isEqualTo("1-1: block 1 failed");
        assertThat(failure.again()).isTrue();
    }

    @Test
    void ofSeveralBlocksTheFirstThatIsLostIsNamed() {
        var several = new Told(new DownloadPlan("1-1", true, 2, 64, Bytes.fill(1, 1000), MINUTE, 4).begin());
        several.hears(IDLE);
        for (int block = 0; block < 4; block++) {
            several.hears(ACK, NEXT);
        }
        assertThat(several.wants().transfers()).as("4 blocks and a question").hasSize(5);
        several.hears(ACK, STALL, ACK, STALL, state(DfuState.DFU_ERROR, 14, 0));

        assertThat(several.hears(ACK, IDLE).fails().error().message())
                .as("what it says may come of the gap")
                .isEqualTo("1-1: block 5 was refused (stall)");
    }

    @Test
    void ofSeveralBlocksTheLastOneIsRefusedForTheReasonThatTheDeviceGives() {
        var several = new Told(new DownloadPlan("1-1", true, 2, 64, Bytes.fill(1, 1000), MINUTE, 4).begin());
        several.hears(IDLE);
        for (int block = 0; block < 4; block++) {
            several.hears(ACK, NEXT);
        }
        several.hears(ACK, ACK, ACK, STALL, state(DfuState.DFU_ERROR, 1, 0));

        assertThat(several.hears(IDLE).fails().error().message()).contains("refused block 7;", "errTARGET");
    }

    @Test
    void aDeviceThatIsGoneIsNotAskedAnything() {
        var failure = started().hears(GONE, GONE).fails();

        assertThat(failure.error().code()).isEqualTo(UsbError.USB_NO_DEVICE);
        assertThat(failure.again()).isFalse();
    }

    @Test
    void whatWentWrongFirstIsTheVerdictWhenLeavingFailsToo() {
        started().hears(BROKEN, NEXT);

        var failure = told.hears(BROKEN, BROKEN).fails();
        assertThat(failure.error().message()).isEqualTo("1-1: block 0 failed");
        assertThat(failure.again()).as("it is not idle").isFalse();
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
        started().hears(ACK, NEXT).isCancelled();

        assertThat(told.wants().transfers()).containsExactly(requests.abort(), requests.getStatus());
        told.isCancelled();
        assertThat(told.wants().transfers()).as("again").containsExactly(requests.abort(), requests.getStatus());
        var failure = told.hears(ACK, IDLE).fails();
        assertThat(failure.error().code()).isEqualTo(SessionError.INTERRUPTED);
        assertThat(failure.error().message()).isEqualTo("1-1: interrupted after 4 of 10 bytes");
        assertThat(failure.again()).isFalse();
    }

    @Test
    void breakingOffBeforeTheFirstBlockEndsIt() {
        assertThat(told.isCancelled().fails().error().code()).isEqualTo(SessionError.INTERRUPTED);
    }
}
