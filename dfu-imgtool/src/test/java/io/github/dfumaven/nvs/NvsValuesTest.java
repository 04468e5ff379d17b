// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CSV files of values beyond what the reference vectors show. */
class NvsValuesTest {

    private static final String START = "key,type,encoding,value\nstorage,namespace,,\n";

    @TempDir
    Path work;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "k,data,u8                | nvs-csv-row        | line 3, key k: the row has 3 fields, but the first line 4",
                "k,data,string,a,b        | nvs-csv-row        | line 3, key k: the row has 5 fields, but the first line 4",
                "k,data,string,\"a         | csv-quotes         | line 3: the double quotes do not end",
                "k,data,string,\"a\"b      | csv-quotes         | line 3: there is text behind closing double quotes",
                ",data,u8,1               | nvs-bad-key        | line 3: the key has 0 bytes, but 1 to 15 are right",
                "k,dta,u8,1               | nvs-bad-type       | line 3, key k: there is no type \"dta\"",
                "k,data,String,a          | nvs-bad-encoding   | line 3, key k: there is no encoding \"String\"",
                "k,data,blob_fill(4;FF),a | nvs-bad-encoding   | line 3, key k: there is no encoding \"blob_fill(4;FF)\"",
                "k,data,blob_fill(999999;0xFF),a | nvs-value-too-long | line 3, key k: fills up to 999999 bytes, but a blob has at most 508000",
                "k,data,base64,YQ-=       | nvs-bad-value      | line 3, key k: \"-\" in place 3 is not a sign of base64",
                "k,data,u64,18446744073709551616 | nvs-out-of-range | line 3, key k: 18446744073709551616 is not within 0 to 18446744073709551615, as u64 is",
                "k,file,string,folder     | nvs-file-unreadable | line 3, key k: %s is a folder, not a file",
                "k,file,string,latin1.txt | nvs-bad-value      | line 3, key k: the value is no text in UTF-8"
            })
    void aRowThatCannotBeMeantIsRefused(String row, String code, String message) throws IOException {
        var folder = Files.createDirectory(work.resolve("folder"));
        Files.write(work.resolve("latin1.txt"), new byte[] {(byte) 0xe4});

        assertThatThrownBy(() -> read(START + row + "\n")).isInstanceOfSatisfying(FormatException.class, bad -> {
            assertThat(bad.file()).contains("values.csv");
            assertThat(bad.message()).isEqualTo(message.replace("%s", folder.toString()));
            assertThat(bad.code().id()).isEqualTo(code);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'', nvs-csv-header",
        "'key, type, encoding, value', nvs-csv-header",
        "'key,key,type,encoding,value', nvs-csv-header",
        "'key,type,encoding,value\nk,data,u8,1', nvs-no-namespace",
    })
    void aFileWithoutItsFirstLinesIsRefused(String csv, String code) {
        assertThatThrownBy(() -> read(csv)).hasMessageContaining("[" + code + "]");
    }

    @Test
    void aFileThatIsNoTextIsRefused() {
        assertThatThrownBy(() -> read(Bytes.of(0xff, 0xfe))).hasMessageContaining("[csv-encoding]");
        assertThatThrownBy(() -> read(Bytes.of('k', 0))).hasMessageContaining("NUL");
    }

    @Test
    void namespacesAreCounted() {
        var csv = new StringBuilder("key,type,encoding,value\n");
        for (int n = 1; n <= 255; n++) {
            csv.append("n").append(n).append(",namespace,,\n");
        }

        assertThatThrownBy(() -> read(csv.toString()))
                .hasMessageContaining("line 256, key n255")
                .hasMessageContaining("[nvs-too-many-namespaces]");
    }

    @Test
    void aByteOrderMarkAndColumnsOfOnesOwnAreLeftOut() throws IOException {
        var values = read("\uFEFFkey,type,encoding,value,remark\nstorage,namespace\nk,data,U8, 1_0 ,ten\n");

        assertThat(values.items()).extracting(NvsItem::text).containsExactly("10");
        assertThat(values.warnings()).isEmpty();
    }

    @Test
    void quotesHoldCommasAndLineEnds() throws IOException {
        var values = read(START + "s,data,string,\"a,\r\n\"\"b\"\"\"\r\n");

        assertThat(values.items()).extracting(NvsItem::text).containsExactly("a,\n\"b\"");
    }

    @Test
    void aCommentWithinQuotesIsRefusedInsteadOfLost() {
        assertThatThrownBy(() -> read(START + "s,data,string,\"a\n#b\"\n"))
                .hasMessageContaining("line 4: begins with #");
    }

    @Test
    void filesAreFoundBesideTheCsv() throws IOException {
        Files.writeString(work.resolve("n.txt"), " -5\n");

        assertThat(read(START + "n,file,i8,n.txt\n").items())
                .extracting(NvsItem::text)
                .containsExactly("-5");
    }

    /** The digest is that of what esp-idf-nvs-partition-gen 67113ed makes of the same rows. */
    @Test
    void rowsForWifiBringWhatTheGeneratorAdds() throws IOException {
        var values = read("""
                key,type,encoding,value
                nvs.net80211,namespace,,
                ap.ssid,data,string,workshop
                ap.passwd,data,string,p\u00fcssword
                ap.authmode,data,u8,3
                sta.ssid,data,string,home
                sta.pswd,data,string,secret
                """);
        var partition = values.compile(NvsOptions.ofSize(0x4000).build());

        assertThat(partition.sha256().toHex())
                .isEqualTo("649325b8c9ff29bbbbf6aa7394faaa2375cf4c8f488d51944a60050c4320f8d9");
        var back = NvsCsv.format(NvsPartition.parse(partition, Optional.empty()));
        assertThat(read(back).compile(NvsOptions.ofSize(0x4000).build())).isEqualTo(partition);
    }

    @Test
    void aPartitionTooSmallToBeWrittenIsWarnedOf() throws IOException {
        var values = read(START + "k,data,u8,1\n");

        assertThat(values.warnings(NvsOptions.ofSize(0x2000).build()))
                .extracting(Problem::code)
                .containsExactly(NvsError.NVS_READ_ONLY_SIZE);
        assertThat(values.warnings(NvsOptions.ofSize(0x3000).build())).isEmpty();
    }

    @Test
    void theLeastSizeIsEnoughAndNoMoreThanThat() throws IOException {
        var values = read(START + "k,data,blob_fill(20000;0x01),\n");
        long size = values.leastSize(NvsVersion.V2);

        assertThat(values.compile(NvsOptions.ofSize(size).build()).length()).isEqualTo((int) size);
        assertThatThrownBy(() -> values.compile(NvsOptions.ofSize(size - 4096).build()))
                .hasMessageContaining("0x" + Long.toHexString(size))
                .hasMessageContaining("[nvs-too-small]");
    }

    @Test
    void version1HoldsShorterStrings() throws IOException {
        Files.writeString(work.resolve("s.txt"), "y".repeat(1984));
        var values = read(START + "s,file,string,s.txt\n");

        assertThat(values.leastSize(NvsVersion.V2)).isEqualTo(0x1000);
        assertThatThrownBy(() -> values.leastSize(NvsVersion.V1))
                .hasMessageContaining(
                        "line 3, key s: the string with its NUL has 1985 bytes, but version 1 of NVS holds 1984");
    }

    @Test
    void aSizeBeyondEveryFlashIsRefused() throws IOException {
        var values = read(START);

        assertThatThrownBy(() -> values.compile(NvsOptions.ofSize(0xffff_f000L).build()))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> values.compile(NvsOptions.ofSize(0).build()))
                .isInstanceOf(InvalidRequestException.class);
    }

    private NvsValues read(String csv) throws IOException {
        return read(Bytes.utf8(csv));
    }

    private NvsValues read(Bytes csv) throws IOException {
        return NvsValues.read(List.of(new NvsFile("values.csv", work, csv)));
    }
}
