// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SectorNamesTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 0x1000, 0xffff_f000L})
    void aNameIsKnownAgainInAnyFolder(long address) {
        var name = SectorNames.of(address);

        assertThat(SectorNames.isOne(name)).isTrue();
        assertThat(SectorNames.isOne("a/b\\" + name)).isTrue();
        assertThat(SectorNames.isOne("a\\b/" + name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sectors-0x1000.bin", "sectors-0x00001000", "my-sectors-0x00001000.bin", "app.bin", ""})
    void otherNamesAreNone(String name) {
        assertThat(SectorNames.isOne(name)).isFalse();
    }
}
