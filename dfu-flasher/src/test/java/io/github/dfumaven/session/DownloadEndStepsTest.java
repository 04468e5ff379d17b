// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import static io.github.dfumaven.session.Told.ACK;
import static io.github.dfumaven.session.Told.BROKEN;
import static io.github.dfumaven.session.Told.GONE;
import static io.github.dfumaven.session.Told.STALL;
import static io.github.dfumaven.session.Told.TIMEOUT;
import static io.github.dfumaven.session.Told.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.usb.UsbError;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a download wants next once its last block is sent: the end, and the verdict. */
class DownloadEndStepsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration END = Duration.ofSeconds(70);
    private static final TransferResult IDLE = state(DfuState.DFU_IDLE);

    private final DfuRequests requests = new DfuRequests(2);
    private final Told told = new Told(new DownloadPlan("1-1", false, 2, 4, Bytes.hex("00010203"), MINUTE, 1).begin());

    private Told atEnd() {
        return told.hears(IDLE).hears(ACK, state(DfuState.DFU_DNLOAD_IDLE));
    }

    @Test
    void theVerdictIsAskedForAsOftenAsItIsNotHeard() {
        atEnd().hears(ACK, BROKEN);
        assertThat(told.wants()).isEqualTo(new Wish(Duration.ofMillis(100), List.of(requests.getStatus()), END));
        told.hears(BROKEN).hears(BROKEN);
        assertThat(told.wants().transfers()).containsExactly(requests.getStatus());

        var verdict = (Verdict.Unknown) told.hears(BROKEN).ends();
        assertThat(verdict.endTaken()).isTrue();
        assertThat(verdict.error().message()).isEqualTo("1-1: GETSTATUS after the end of the image failed");
        assertThatThrownBy(verdict::orThrow).isSameAs(verdict.error());
    }

    @Test
    void silenceIsWaitedForOnceMore() {
        atEnd().hears(ACK, TIMEOUT);
        assertThat(told.wants().transfers()).containsExactly(requests.getStatus());

        assertThat(told.hears(TIMEOUT).ends()).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void nobodyIsAskedWhenTheDeviceLeftAtTheEnd() {
        var verdict = (Verdict.Unknown) atEnd().hears(ACK, GONE).ends();

        assertThat(verdict.endTaken()).isTrue();
        assertThat(verdict.error().code()).isEqualTo(UsbError.USB_NO_DEVICE);
    }

    @Test
    void anEndThatDidNotGetThroughIsNotTaken() {
        var verdict = (Verdict.Unknown) atEnd().hears(GONE, GONE).ends();

        assertThat(verdict.endTaken()).isFalse();
        assertThat(verdict.error().message()).contains("the end of the image failed");
    }

    @Test
    void aRefusedEndIsARefusedBlock() {
        atEnd().hears(STALL, state(DfuState.DFU_ERROR, 9, 0));

        assertThat(told.hears(IDLE).fails().error().message()).contains("refused block 1;", "errNOTDONE");
    }

    @Test
    void manifestationIsPolledWithinThePatience() {
        atEnd().hears(ACK, state(DfuState.DFU_MANIFEST_SYNC, 0, 50));

        assertThat(told.wants()).isEqualTo(new Wish(Duration.ofMillis(50), List.of(requests.getStatus()), MINUTE));
        told.hears(state(DfuState.DFU_MANIFEST, 0, 60));
        assertThat(told.wants().delay()).isEqualTo(Duration.ofMillis(60));
        assertThat(told.hears(IDLE).ends()).isInstanceOf(Verdict.Success.class);
    }
}
