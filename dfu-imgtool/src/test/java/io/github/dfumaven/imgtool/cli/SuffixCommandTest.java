// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.vectors.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuffixCommandTest {

    /** What dfu-suffix 0.11 puts behind "firmware" for -v 1234 -p abcd -d 1 -S 0x11a. */
    private static final String BY_DFU_SUFFIX = "0100cdab34121a0155464410ab573a9d";
    /** What it puts behind "firmware" when nothing is asked for. */
    private static final String ANY_BY_DFU_SUFFIX = "ffffffffffff0001554644103f06f38e";

    private static final Bytes PAYLOAD = Bytes.utf8("firmware");

    @TempDir
    Path work;

    @Test
    void addWritesWhatDfuSuffixWrites() throws IOException {
        var file = payload();

        var run = Run.of("suffix", "add", "-v", "1234", "-p", "0xABCD", "-d", "1", "-S", "0x11a", file.toString());

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(Bytes.read(file).slice(8).toHex()).isEqualTo(BY_DFU_SUFFIX);
        assertThat(Bytes.read(file).slice(0, 8)).isEqualTo(PAYLOAD);
    }

    @Test
    void addWithoutIdsIsForAnyDevice() throws IOException {
        var file = payload();

        assertThat(Run.of("suffix", "add", file.toString()).exit()).isZero();

        assertThat(Bytes.read(file).slice(8).toHex()).isEqualTo(ANY_BY_DFU_SUFFIX);
    }

    @Test
    void addRefusesAFileThatHasASuffix() throws IOException {
        var file = payload();
        Run.of("suffix", "add", file.toString());
        var before = Bytes.read(file);

        var run = Run.of("suffix", "add", file.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(file.toString(), "[suffix-present]", "Remove the suffix first");
        assertThat(Bytes.read(file)).isEqualTo(before);
    }

    @Test
    void addRefusesADamagedSuffixToo() throws IOException {
        var file = payload();
        Run.of("suffix", "add", file.toString());
        var bytes = Files.readAllBytes(file);
        bytes[0] ^= 1;
        Files.write(file, bytes);

        assertThat(Run.of("suffix", "add", file.toString()).err()).contains("[suffix-present]");
    }

    @Test
    void checkShowsTheFields() throws IOException {
        var file = payload();
        Run.of("suffix", "add", "--vid", "1234", "--pid", "abcd", "--did", "1", "--spec", "11a", file.toString());

        var run = Run.of("suffix", "check", file.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("0x1234", "0xabcd", "0x0001", "0x011a", "16");
    }

    @Test
    void checkFailsWithoutASuffix() throws IOException {
        var file = payload();

        var run = Run.of("suffix", "check", file.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(file.toString(), "[suffix-missing]");
    }

    @Test
    void removeGivesThePayloadBack() throws IOException {
        var file = payload();
        Run.of("suffix", "add", file.toString());

        assertThat(Run.of("suffix", "remove", file.toString()).exit()).isZero();

        assertThat(Bytes.read(file)).isEqualTo(PAYLOAD);
    }

    @Test
    void removeRefusesAFileWithoutASuffix() throws IOException {
        var file = payload();

        assertThat(Run.of("suffix", "remove", file.toString()).exit()).isEqualTo(1);

        assertThat(Bytes.read(file)).isEqualTo(PAYLOAD);
    }

    @Test
    void anotherOutputLeavesTheFileAsItIs() throws IOException {
        var file = payload();
        var out = work.resolve("new folder/o.dfu");

        assertThat(Run.of("suffix", "add", "-o", out.toString(), file.toString())
                        .exit())
                .isZero();

        assertThat(Bytes.read(file)).isEqualTo(PAYLOAD);
        assertThat(Bytes.read(out).slice(8).toHex()).isEqualTo(ANY_BY_DFU_SUFFIX);
    }

    @Test
    void idsThatAreNoHexadecimalNumbersAreRefused() throws IOException {
        var file = payload();

        for (var id : new String[] {"zz", "10000", "", "-1", "0x"}) {
            var run = Run.of("suffix", "add", "--vid", id, file.toString());
            assertThat(run.exit()).as(id).isEqualTo(2);
            assertThat(run.err()).contains("--vid").contains("[suffix-bad-id]");
        }
        assertThat(Run.of("suffix", "add", "--spec", "200", file.toString()).err())
                .contains("[suffix-bad-format]");
        assertThat(Bytes.read(file)).isEqualTo(PAYLOAD);
    }

    @Test
    void filesOfOtherVendorsKeepTheirBytesWhenTheSuffixIsRenewed() throws IOException {
        var original = Bytes.read(Shared.require().resolve("corpus/dfu-other/NanoVNA-H.dfu"));
        var file = work.resolve("n.dfu");
        original.writeTo(Files.newOutputStream(file));

        assertThat(Run.of("suffix", "check", file.toString()).out()).contains("0x0483", "0xdf11", "0x011a");
        assertThat(Run.of("suffix", "remove", file.toString()).exit()).isZero();
        assertThat(Bytes.read(file)).isEqualTo(original.slice(0, original.length() - 16));
        var again =
                Run.of("suffix", "add", "-v", "0483", "-p", "df11", "-d", bcdDevice(original), "-S", "11a", "" + file);

        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(Bytes.read(file)).isEqualTo(original);
    }

    private static String bcdDevice(Bytes file) {
        return Integer.toHexString(file.u16le(file.length() - 16));
    }

    private Path payload() throws IOException {
        return Files.write(work.resolve("firmware.bin"), PAYLOAD.toByteArray());
    }
}
