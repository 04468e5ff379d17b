// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.sim.FakeDfuDevice;
import io.github.dfumaven.usb.UsbError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineTest {

    private static final Bytes PAYLOAD = Bytes.fill(0x42, 1000);

    private final Fixture fixture = new Fixture();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 155, 156, 256})
    void soManyBlocksGoOutWithOneStatus(int pipeline) throws IOException {
        var rom = fixture.plugRom(Chip.ESP32_S3, false);

        var result = fixture.flash(FlashRequest.builder(Fixture.image(Chip.ESP32_S3))
                        .pipeline(String.valueOf(pipeline))
                        .build())
                .devices()
                .get(0);

        assertThat(result.error()).isEmpty();
        assertThat(result.blocks()).isEqualTo(160);
        assertThat(result.bytes()).isEqualTo(10240);
        assertThat(Fixture.holdsImage(rom)).isTrue();
        // The start, four blocks alone until the ROM knows that it gets an archive, groups, and the end.
        var expected = new ArrayList<>(List.of(1, 2, 2, 2, 2));
        expected.addAll(Collections.nCopies(156 / pipeline, pipeline + 1));
        if (156 % pipeline > 0) {
            expected.add(156 % pipeline + 1);
        }
        expected.add(2);
        assertThat(fixture.bus.queued).isEqualTo(expected);
    }

    @Test
    void theBlockThatFailedIsNamed() throws IOException {
        fixture.plugRom(Chip.ESP32_S2);
        fixture.bus.wire = (slot, transfer) ->
                transfer.requestType() == 0x21 && transfer.request() == 1 && transfer.value() == 30
                        ? TransferResult.failed(UsbError.USB_STALL)
                        : slot.deliver(transfer);

        var result = fixture.flash(FlashRequest.builder(Fixture.image(Chip.ESP32_S2))
                        .pipeline("16")
                        .restarts("0")
                        .build())
                .devices()
                .get(0);

        assertThat(result.error().orElseThrow().message()).contains(": block 30 was refused (stall)");
        assertThat(result.blocks()).isEqualTo(4 + 16);
    }

    @Test
    void otherDevicesAreRefusedBeforeAnythingIsSent() {
        fixture.bus.plug("1-1", new FakeDfuDevice(fixture.sleeper));

        var error = catchThrowableOfType(
                InvalidRequestException.class,
                () -> fixture.flash(FlashRequest.builder(FlashImage.of("fw.bin", PAYLOAD))
                        .pipeline("2")
                        .build()));

        assertThat(error.code()).isEqualTo(FlashError.PIPELINE_NEEDS_ROM);
        assertThat(error.component()).isEqualTo("pipeline");
        assertThat(fixture.bus.seen).isEmpty();
    }

    @Test
    void anApplicationThatTurnsOutToBeNoRomGetsNoBlock() throws IOException {
        var device = new FakeDfuDevice(fixture.sleeper).inRuntime();
        device.vendor = Chip.VENDOR_ID;
        device.product = 0x4001;
        device.dfuProduct = 0x4002;
        fixture.bus.plug("1-1", device);

        var result = fixture.flash(FlashRequest.builder(Fixture.image(Chip.ESP32_S3))
                        .pipeline("2")
                        .force(true)
                        .build())
                .devices()
                .get(0);

        assertThat(result.error().map(DfuException::code)).contains(FlashError.PIPELINE_NEEDS_ROM);
        assertThat(fixture.bus.seen).noneMatch(transfer -> transfer.requestType() == 0x21 && transfer.request() == 1);
    }
}
