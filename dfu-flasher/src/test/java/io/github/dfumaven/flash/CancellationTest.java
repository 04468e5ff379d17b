// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.session.DfuRequests;
import io.github.dfumaven.session.DfuState;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.sim.FakeDfuDevice;
import io.github.dfumaven.sim.Reply;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CancellationTest {

    private final Fixture fixture = new Fixture();
    private final Cancellation cancellation = new Cancellation();

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7, 50, 300, 326, 327})
    void breakingOffLeavesTheBoardIdle(int transfer) throws IOException {
        var rom = fixture.plugRom(Chip.ESP32_S3);
        var count = new int[] {0};
        fixture.bus.wire = (slot, sent) -> {
            if (++count[0] == transfer) {
                cancellation.cancel();
            }
            return slot.deliver(sent);
        };

        var report = fixture.flasher.flash(
                FlashRequest.builder(Fixture.image(Chip.ESP32_S3)).build(), fixture.log, cancellation);

        if (report.ok()) {
            assertThat(transfer)
                    .as("only the last exchange is past breaking off")
                    .isGreaterThan(325);
            assertThat(Fixture.holdsImage(rom)).isTrue();
            return;
        }
        assertThat(report.interrupted()).isTrue();
        if (transfer >= 50) {
            assertThat(fixture.bus.seen).anyMatch(sent -> sent.requestType() == 0x21 && sent.request() == 6);
            var reply = (Reply.Ack) rom.control(new DfuRequests(2).getStatus());
            assertThat(reply.data().u8(4)).isEqualTo(DfuState.DFU_IDLE.code());
            assertThat(report.devices().get(0).bytes()).isLessThan(10240);
        }
    }

    @Test
    void theWaitForADeviceCanBeBrokenOff() {
        var listener = new ProgressListener() {
            @Override
            public void waiting(Duration limit) {
                cancellation.cancel();
            }
        };

        var thrown = catchThrowableOfType(
                DeviceException.class,
                () -> fixture.flasher.flash(
                        FlashRequest.builder(Fixture.image(Chip.ESP32_S3))
                                .waitFor("1440m")
                                .build(),
                        listener,
                        cancellation));

        assertThat(thrown.code()).isEqualTo(SessionError.INTERRUPTED);
    }

    @Test
    void aBusyDeviceIsLeftInOrderToo() throws IOException {
        var device = new FakeDfuDevice(fixture.sleeper);
        device.polls = 5;
        fixture.bus.plug("1-1", device);
        fixture.bus.wire = (slot, transfer) -> {
            if (device.blocks().size() == 2) {
                cancellation.cancel();
            }
            return slot.deliver(transfer);
        };
        var image = FlashImage.of("fw.bin", Bytes.fill(1, 2000));

        var report = fixture.flasher.flash(FlashRequest.builder(image).build(), fixture.log, cancellation);

        assertThat(report.devices().get(0).error().map(DfuException::code)).contains(SessionError.INTERRUPTED);
        assertThat(device.state()).isEqualTo(DfuState.DFU_IDLE);
    }
}
