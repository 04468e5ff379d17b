// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dfuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.vectors.Shared;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayloadPrefixTest {

    private static final Bytes TI = Bytes.hex("0100020005000000" + "1122334455");
    private static final Bytes NXP = Bytes.hex("1a3f0100" + "0000000000000000" + "ffffffff" + "1122");

    @Test
    void thePrefixOfTiGivesAddressAndLength() {
        var prefix = PayloadPrefix.find(TI).orElseThrow();
        assertThat(prefix.kind()).isEqualTo(PayloadPrefix.Kind.TI);
        assertThat(prefix.address()).hasValue(2048);
        assertThat(prefix.length()).isEqualTo(5);
        assertThat(prefix.kind().size()).isEqualTo(8);
    }

    @Test
    void thePrefixOfTiCountsOnlyWithTheRightLength() {
        assertThat(PayloadPrefix.find(Bytes.concat(List.of(TI, Bytes.of(0))))).isEmpty();
        for (int length = 0; length < TI.length(); length++) {
            assertThat(PayloadPrefix.find(TI.slice(0, length))).isEmpty();
        }
    }

    @Test
    void thePrefixOfNxpIsKnownByTheLowSixBits() {
        var prefix = PayloadPrefix.find(NXP).orElseThrow();
        assertThat(prefix.kind()).isEqualTo(PayloadPrefix.Kind.NXP);
        assertThat(prefix.address()).isEmpty();
        assertThat(prefix.length()).isEqualTo(512);
        assertThat(PayloadPrefix.find(Bytes.concat(List.of(Bytes.of(0xda, 0xff), NXP.slice(2)))))
                .isPresent();
        assertThat(PayloadPrefix.find(Bytes.concat(List.of(Bytes.of(0x1b, 0x3f), NXP.slice(2)))))
                .isEmpty();
    }

    @Test
    void thePrefixOfNxpNeedsSixteenBytes() {
        for (int length = 0; length < 16; length++) {
            assertThat(PayloadPrefix.find(NXP.slice(0, length))).isEmpty();
        }
    }

    @Test
    void theHackRfFileHasThePrefixOfNxp() throws IOException {
        var file = Bytes.read(Shared.require().resolve("corpus/dfu-other/hackrf_one_usb_ram.dfu"));
        assertThat(PayloadPrefix.find(file.slice(0, file.length() - 16)))
                .get()
                .extracting(PayloadPrefix::kind)
                .isEqualTo(PayloadPrefix.Kind.NXP);
    }
}
