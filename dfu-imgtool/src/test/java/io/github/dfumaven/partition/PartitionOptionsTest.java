// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionOptionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "app", "app,x", "app,x,y", "app,x,100", "app,,40", "own,x,40", "app,x,0x10", "app,ota_0,41"})
    void anAdditionalSubtypeThatIsSpelledWrongOrTakenIsRefused(String spec) {
        assertThatThrownBy(() -> Subtypes.STANDARD.with(spec))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.code()).isEqualTo(PartitionOptionError.BAD_EXTRA_SUBTYPE));
    }

    @Test
    void anAdditionalSubtypeIsKnownByNameAndNumber() throws InvalidRequestException {
        var subtypes = Subtypes.STANDARD.with("data,MINE,0xa0");
        assertThat(subtypes.code(1, "mine")).hasValue(0xa0);
        assertThat(subtypes.name(1, 0xa0)).contains("mine");
        assertThat(Subtypes.STANDARD.name(1, 0xa0)).isEmpty();
    }

    @Test
    void whatIsNotSaidIsTheDefault() throws InvalidRequestException {
        var options = PartitionOptions.builder().offset("64K").flashSize("4MB").secure("v1");
        options.primaryBootloaderOffset("0x1000").recoveryBootloaderOffset("0x2000");

        options.offset((String) null).flashSize((String) null).secure(null);
        options.primaryBootloaderOffset((String) null)
                .recoveryBootloaderOffset(null)
                .subtypes(List.of());

        assertThat(options.build()).isEqualTo(PartitionOptions.DEFAULT);
    }

    @Test
    void absurdOffsetsOfBootloadersAreRefusedNotCrashedOn() {
        for (long offset : new long[] {-1, 0x8000, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE}) {
            var primary = PartitionOptions.builder()
                    .primaryBootloaderOffset(OptionalLong.of(offset))
                    .build();
            assertThatThrownBy(() -> PartitionCsv.parse(Bytes.utf8("b,bootloader,primary,,"), primary, Map.of()))
                    .isInstanceOf(DfuException.class);
            assertThatThrownBy(() -> PartitionCsv.parse(
                            Bytes.utf8("b,bootloader,recovery,,"),
                            PartitionOptions.builder()
                                    .primaryBootloaderOffset("0")
                                    .recoveryBootloaderOffset(String.valueOf(offset))
                                    .build(),
                            Map.of()))
                    .isInstanceOf(DfuException.class);
        }
    }

    @Test
    void absurdOffsetsOfTheTableAreRefusedNotCrashedOn() {
        for (long offset : new long[] {-0x1000, 0x8001, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE}) {
            var options = PartitionOptions.builder().offset(offset).build();
            assertThatThrownBy(() -> PartitionCsv.parse(Bytes.utf8("a,app,factory,,1M"), options, Map.of()))
                    .isInstanceOf(InvalidRequestException.class);
        }
    }

    @Test
    void everyBrokenRuleIsToldNotOnlyTheFirst() throws DfuException {
        var csv = Bytes.utf8("a,data,nvs,0x9100,4K\na,app,factory,0x11000,4M\n");
        var options = PartitionOptions.builder().flashSize("2MB").build();
        var problems = PartitionCsv.parse(csv, PartitionOptions.DEFAULT.unverified(), Map.of())
                .problems(options);
        assertThat(problems)
                .extracting(Problem::code)
                .containsExactly(
                        PartitionError.PARTITION_NOT_ALIGNED,
                        PartitionError.PARTITION_NVS_TOO_SMALL,
                        PartitionError.PARTITION_NOT_ALIGNED,
                        PartitionError.PARTITION_NAME_TWICE,
                        PartitionError.PARTITION_BEYOND_FLASH);
    }

    @Test
    void aNameThatACsvCannotHoldIsRefusedWhenWritten() {
        for (var name : List.of("a,b", "#a", " a", "a\n")) {
            var table = new PartitionTable(List.of(new Partition(name, 1, 6, 0x9000, 0x1000, 0)), true, List.of());
            assertThatThrownBy(() -> PartitionCsv.format(table, Subtypes.STANDARD))
                    .isInstanceOfSatisfying(
                            FormatException.class,
                            e -> assertThat(e.code()).isEqualTo(PartitionError.PARTITION_BAD_NAME));
        }
    }

    @Test
    void anErrorInACsvNamesItsLine() {
        assertThatThrownBy(() -> PartitionCsv.parse(
                        Bytes.utf8("# comment\n\nnvs,data,nvs,,24K\napp,app,factory,,lots\n"),
                        PartitionOptions.DEFAULT,
                        Map.of()))
                .hasMessage("line 4: the size lots is no number below 0x100000000 [partition-bad-size]");
    }
}
