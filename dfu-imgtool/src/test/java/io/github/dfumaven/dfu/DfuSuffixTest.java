// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.fields.ByteWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The suffix with each length that it may state, and the ids that fit it. */
class DfuSuffixTest {

    private static final Bytes PAYLOAD = Bytes.of(1, 2, 3, 4);

    /** A file of 4 and 16 bytes whose suffix states a length, with the CRC that goes with it. */
    private static Bytes file(int length) {
        var fields = new ByteWriter()
                .bytes(PAYLOAD)
                .u16le(0x0102)
                .u16le(9)
                .u16le(0x303a)
                .u16le(0x100);
        var front = fields.bytes(Bytes.utf8("UFD")).u8(length).toBytes();
        long crc = DfuSuffix.crcOf(Bytes.concat(List.of(front, Bytes.fill(0, 4))));
        return Bytes.concat(List.of(front, new ByteWriter().u32le(crc).toBytes()));
    }

    @Test
    void aSuffixMayBeLonger() throws FormatException {
        assertThat(DfuSuffix.parse(file(16)).length()).isEqualTo(16);
        assertThat(DfuSuffix.parse(file(20)).length()).isEqualTo(20);
        assertThat(DfuFile.parse(file(18)).payload()).isEqualTo(PAYLOAD.slice(0, 2));
        assertThat(DfuSuffix.parse(file(16)).bcdDevice()).isEqualTo(0x0102);
    }

    @ParameterizedTest
    @CsvSource({"15", "21", "0", "255"})
    void butNeitherShorterNorLongerThanItsFile(int length) {
        var thrown = catchThrowableOfType(FormatException.class, () -> DfuSuffix.parse(file(length)));

        assertThat(thrown.code()).isEqualTo(DfuError.SUFFIX_BAD_LENGTH);
        assertThat(thrown.message()).contains("bLength is " + length, "the file 20");
        assertThat(thrown.offset()).hasValue(15);
    }

    @Test
    void whereThereIsNoneThePlaceIsNamed() {
        var thrown = catchThrowableOfType(FormatException.class, () -> DfuSuffix.parse(Bytes.fill(0x41, 20)));
        assertThat(thrown.code()).isEqualTo(DfuError.SUFFIX_MISSING);
        assertThat(thrown.message()).contains("this file has 414141");
        assertThat(thrown.offset()).hasValue(12);
        var room = catchThrowableOfType(FormatException.class, () -> DfuSuffix.parse(Bytes.fill(0x42, 16)));
        assertThat(room.message()).as("room for a suffix alone").contains("this file has 424242");

        var small = catchThrowableOfType(FormatException.class, () -> DfuSuffix.parse(file(16).slice(5)));
        assertThat(small.message()).contains("has 15 bytes");
        assertThat(DfuSuffix.find(file(16).slice(4)))
                .as("a suffix and nothing else")
                .isPresent();
        assertThat(DfuSuffix.find(file(16).slice(5))).isEmpty();
    }

    @Test
    void aWrongSumIsToldWithBoth() {
        var damaged = file(16).toByteArray();
        damaged[0] ^= 1;

        var thrown = catchThrowableOfType(FormatException.class, () -> DfuSuffix.parse(Bytes.copyOf(damaged)));

        assertThat(thrown.code()).isEqualTo(DfuError.SUFFIX_BAD_CRC);
        assertThat(thrown.offset()).hasValue(16);
    }

    @Test
    void whatIsPutOnCanBeReadAgain() throws DfuException {
        var file = DfuFile.of(PAYLOAD, 0x303a, 9, 0x0102, 0x100);

        assertThat(DfuFile.parse(file.toBytes())).isEqualTo(file);
        assertThat(file.toBytes()).isEqualTo(file(16));
        var twice =
                catchThrowableOfType(FormatException.class, () -> DfuFile.of(file.toBytes(), 0x303a, 9, 0x0102, 0x100));
        assertThat(twice.code()).isEqualTo(DfuError.SUFFIX_PRESENT);
        assertThat(twice.offset()).hasValue(4);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0, vid", "65536, 0, 0, vid", "0, -1, 0, pid", "0, 65536, 0, pid", "0, 0, 65536, did"})
    void idsHave16Bits(int vendor, int product, int device, String component) {
        var thrown = catchThrowableOfType(
                InvalidRequestException.class, () -> DfuFile.of(PAYLOAD, vendor, product, device, 0x100));

        assertThat(thrown.component()).isEqualTo(component);
    }

    @Test
    void otherVersionsOfTheFormatAreRefused() {
        var thrown = catchThrowableOfType(InvalidRequestException.class, () -> DfuFile.of(PAYLOAD, 0, 0, 0, 0x110));

        assertThat(thrown.code()).isEqualTo(SuffixRequestError.SUFFIX_BAD_FORMAT);
    }

    @Test
    void theGreatestIdsAreTaken() throws DfuException {
        assertThat(DfuFile.of(PAYLOAD, 0xffff, 0xffff, 0xffff, 0x100).suffix().idVendor())
                .isEqualTo(0xffff);
        assertThat(DfuFile.of(PAYLOAD, 0, 0, 0, 0x11a).suffix().bcdDfu()).isEqualTo(0x11a);
    }
}
