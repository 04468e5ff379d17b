// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.create;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.archive.DfuContent;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.input.InputFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryNamesTest {

    private final EntryNames names = new EntryNames();

    @Test
    void aNameThatIsFreeIsTaken() {
        assertThat(names.take(file("a.bin", 0x1000), 1)).isEqualTo("a.bin");
        assertThat(names.take(file("b.bin", 0x2000), 3)).isEqualTo("b.bin");
        assertThat(DfuContent.partName("b.bin", 0)).isEqualTo("b.bin");
        assertThat(DfuContent.partName("b.bin", 2)).isEqualTo("b.bin.2");
    }

    @ParameterizedTest
    @CsvSource({"a.bin, a-0x2000.bin", "a, a-0x2000", ".a, .a-0x2000", "a.b.c, a.b-0x2000.c", "a., a-0x2000."})
    void theSecondFileOfANameGetsItsAddressInFrontOfTheEnding(String name, String second) {
        names.take(file(name, 0x1000), 1);

        assertThat(names.take(file(name, 0x2000), 1)).isEqualTo(second);
    }

    @Test
    void theNamesOfPartsAreTakenToo() {
        names.take(file("a.bin", 0x1000), 3);

        assertThat(names.take(file("a.bin.2", 0x9000), 1)).isEqualTo("a.bin-0x9000.2");
        assertThat(names.take(file("a.bin.3", 0xa000), 1)).isEqualTo("a.bin.3");
    }

    @Test
    void noPartGetsANameThatIsTaken() {
        names.take(file("a.bin.2", 0x1000), 1);

        assertThat(names.take(file("a.bin", 0x2000), 2)).as("a.bin.1 is free").isEqualTo("a.bin");
        assertThat(new EntryNames().take(file("a.bin", 0x2000), 3)).isEqualTo("a.bin");
        var again = new EntryNames();
        again.take(file("a.bin.2", 0x1000), 1);
        assertThat(again.take(file("a.bin", 0x2000), 3)).isEqualTo("a-0x2000.bin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dfuinfo0.dat", "flash_params.dat", "TRAILER!!!"})
    void theNamesOfTheArchiveItselfAreTaken(String name) {
        assertThat(names.take(file(name, 0x1000), 1)).isNotEqualTo(name).contains("-0x1000");
    }

    private static InputFile file(String name, long address) {
        return new InputFile(address, name, name, Bytes.EMPTY, Optional.empty(), List.of());
    }
}
