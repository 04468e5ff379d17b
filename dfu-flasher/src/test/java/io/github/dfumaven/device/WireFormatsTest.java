// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.session.DfuState;
import io.github.dfumaven.session.DfuStatus;
import io.github.dfumaven.session.StatusReport;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireFormatsTest {

    private static final Bytes STATUS = Bytes.of(
            10, // bStatus: errFIRMWARE
            0x56, 0x34, 0x12, // bwPollTimeout
            10, // bState: dfuERROR
            7); // iString

    private static final Bytes ESP = Bytes.of(
            9, // bLength
            0x21, // bDescriptorType
            0x0f, // bmAttributes
            0xbc, 0x02, // wDetachTimeOut: 700
            0x40, 0x00, // wTransferSize: 64
            0x10, 0x01); // bcdDFUVersion: 1.1

    @Test
    void aStatusIsReadAndWrittenBack() throws FormatException {
        var report = StatusReport.read(new ByteReader(STATUS));

        assertThat(report.status()).contains(DfuStatus.ERR_FIRMWARE);
        assertThat(report.state()).contains(DfuState.DFU_ERROR);
        assertThat(report.pollMillis()).isEqualTo(0x123456);
        assertThat(report.stringIndex()).isEqualTo(7);
        assertThat(written(report)).isEqualTo(STATUS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void everyPrefixOfAStatusIsRefused(int length) {
        assertThatThrownBy(() -> StatusReport.read(new ByteReader(STATUS.slice(0, length))))
                .isInstanceOf(FormatException.class);
    }

    @Test
    void everyStatusSurvivesARoundTripAndUnknownNumbersHaveAName() throws FormatException {
        for (int code = 0; code < 256; code++) {
            var report = new StatusReport(code, code << 8, 255 - code, 0);
            assertThat(StatusReport.read(new ByteReader(written(report)))).isEqualTo(report);
            assertThat(report.statusName()).isNotEmpty();
            assertThat(report.stateName()).isNotEmpty();
        }
        assertThat(new StatusReport(16, 0, 11, 0).toString())
                .contains("status 16")
                .contains("state 11");
    }

    @Test
    void aFunctionalDescriptorIsReadAndWrittenBack() throws FormatException {
        var descriptor = FunctionalDescriptor.read(new ByteReader(ESP));

        assertThat(descriptor).isEqualTo(new FunctionalDescriptor(0x0f, 700, 64, 0x0110));
        assertThat(descriptor.canDownload()).isTrue();
        assertThat(descriptor.canUpload()).isTrue();
        assertThat(descriptor.manifestationTolerant()).isTrue();
        assertThat(descriptor.willDetach()).isTrue();
        var out = new ByteWriter();
        descriptor.write(out);
        assertThat(out.toBytes()).isEqualTo(ESP);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void everyPrefixOfAFunctionalDescriptorIsRefused(int length) {
        assertThatThrownBy(() -> FunctionalDescriptor.read(new ByteReader(ESP.slice(0, length))))
                .isInstanceOf(FormatException.class);
        assertThat(FunctionalDescriptor.find(ESP.slice(0, length))).isEmpty();
    }

    @Test
    void sevenBytesAreDfu10() throws FormatException {
        var descriptor = FunctionalDescriptor.read(new ByteReader(Bytes.of(7, 0x21, 1, 0xff, 0, 0x20, 0)));

        assertThat(descriptor).isEqualTo(new FunctionalDescriptor(1, 255, 32, 0x0100));
    }

    @Test
    void otherShortLengthsGiveNoTransferSize() throws FormatException {
        assertThat(FunctionalDescriptor.read(new ByteReader(Bytes.of(5, 0x21, 3, 1, 2))))
                .isEqualTo(new FunctionalDescriptor(3, 0, 0, 0x0100));
    }

    @Test
    void theDescriptorIsFoundBehindOthers() {
        var extra = Bytes.concat(List.of(Bytes.of(5, 0x24, 0, 0x10, 1), ESP));

        assertThat(FunctionalDescriptor.find(extra)).contains(new FunctionalDescriptor(0x0f, 700, 64, 0x0110));
    }

    @Test
    void noiseIsNoDescriptorAndNoCrash() {
        var random = new Random(20240923);
        for (int i = 0; i < 20_000; i++) {
            var noise = new byte[random.nextInt(24)];
            random.nextBytes(noise);
            assertThat(FunctionalDescriptor.find(Bytes.copyOf(noise))).isNotNull();
        }
    }

    private static Bytes written(StatusReport report) {
        var out = new ByteWriter();
        report.write(out);
        return out.toBytes();
    }
}
