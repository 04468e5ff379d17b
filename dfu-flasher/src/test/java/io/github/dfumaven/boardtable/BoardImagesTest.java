// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.boardtable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.archive.DfuImage;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.flash.BoardFacts;
import io.github.dfumaven.nvs.NvsFile;
import io.github.dfumaven.nvs.NvsItem;
import io.github.dfumaven.nvs.NvsPartition;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardImagesTest {

    private static final String START = "key,type,encoding,value\nstorage,namespace,,\n";
    private static final BoardFacts BOARD =
            new BoardFacts(UsbPath.of(1, 2, 4), Optional.of("S-9"), Optional.of("7c:df:a1:00:00:01"));

    @TempDir
    Path folder;

    private final SharedImages shared = new SharedImages(Chip.ESP32_S3);

    @Test
    void everyPlaceIsFilledAndTheRestStaysAsItIs() throws IOException {
        var values = START
                + "mac,data,string,${mac}\nwhere,data,string,on ${path} at ${date}\nserial,data,string,${serial}\n"
                + "name,data,string,${host name}-$${x}-$5-${number}\nport,data,u16,${port}\n"
                + "hex,data,hex2bin,${hex}\n";
        var table = table("number,host name,port,hex\nA-1,\"lamp, \"\"7\"\"\",8080,00ff\n");

        var file = make(shared.archive(), values, table);

        assertThat(items(file))
                .containsExactly(
                        "storage.mac=7c:df:a1:00:00:01",
                        "storage.where=on 1-2.4 at 2026-11-30",
                        "storage.serial=S-9",
                        "storage.name=lamp, \"7\"-${x}-$5-A-1",
                        "storage.port=8080",
                        "storage.hex=00ff");
        var others = shared.files();
        others.forEach((address, data) -> assertThat(read(file, address, data.length()))
                .as("0x%x", address)
                .isEqualTo(data));
        assertThat(DfuImage.parse(file).problems()).isEmpty();
    }

    /** A text that is filled in is no CSV. */
    @Test
    void whatIsFilledInMakesNoFurtherRow() throws IOException {
        var table = table("number,name\nA-1,\"x\"\"\ny,data,u8,1\"\n");

        var file = make(shared.archive(), START + "name,data,string,${name}\n", table);

        assertThat(items(file)).containsExactly("storage.name=x\"\ny,data,u8,1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${nombre} | line 3, key k: there is no ${nombre}, only ${number}, ${mac}, ${serial}, ${path}, ${date}",
                "${}       | line 3, key k: there is no ${}, only ${number}, ${mac}, ${serial}, ${path}, ${date}",
                "${MAC}    | line 3, key k: there is no ${MAC}, only ${number}, ${mac}, ${serial}, ${path}, ${date}",
                "x${number | line 3, key k: a ${ is not followed by a }",
            })
    void aPlaceThatNothingFillsIsRefusedBeforeAnyBoardIsThere(String value, String message) throws IOException {
        var table = table("number\nA-1\n");

        assertThatThrownBy(() -> images(shared.archive(), START + "k,data,string," + value + "\n", table))
                .isInstanceOfSatisfying(FormatException.class, bad -> {
                    assertThat(bad.message()).isEqualTo(message);
                    assertThat(bad.file()).contains(folder.resolve("nvs.csv").toString());
                    assertThat(bad.code().id()).isEqualTo("nvs-placeholder");
                });
    }

    @ParameterizedTest
    @CsvSource({"mac, 1-2.4: tells no mac of its own", "serial, 1-2.4: tells no serial of its own"})
    void whatTheBoardDoesNotTellIsAnError(String name, String message) throws IOException {
        var table = table("number\nA-1\n");
        var images = images(shared.archive(), START + "k,data,string,<${" + name + "}>\n", table);
        var silent = new BoardFacts(BOARD.path(), Optional.empty(), Optional.empty());
        var own = images.forBoard(Optional.of(table.rows().get(0)));

        assertThatThrownBy(() -> own.make(silent, false)).isInstanceOfSatisfying(DfuException.class, bad -> {
            assertThat(bad.message()).startsWith(message).endsWith("nvs.csv, line 3, key k asks for");
            assertThat(bad.code().id()).isEqualTo("board-does-not-tell");
        });
        assertThat(images.needsMac()).isEqualTo(name.equals("mac"));
    }

    @Test
    void aRowThatDoesNotFitIsRefusedBeforeAnyBoardIsThere() throws IOException {
        var table = table("number,port\nA-1,70000\nA-2,80\n");
        var images = images(shared.archive(), START + "port,data,u16,${port}\nm,data,string,${mac}\n", table);

        assertThat(images.check(Optional.of(table.rows().get(1)))).isEmpty();
        assertThatThrownBy(() -> images.check(Optional.of(table.rows().get(0))))
                .hasMessageContaining("70000 is not within 0 to 65535");
    }

    @Test
    void dataThatAllBoardsWouldGetGivesWayAndThatIsSaid() throws IOException {
        var nvs = shared.nvs();
        var archive = shared.archiveWith(Map.of(nvs.offset() + 0x1000, Bytes.fill(7, 0x2000)));
        var table = table("number\nA-1\n");
        var images = images(archive, START + "n,data,string,${number}\n", table);

        assertThat(images.check(Optional.of(table.rows().get(0))))
                .singleElement()
                .satisfies(told -> assertThat(told.message())
                        .contains("8192 bytes of the partition nvs give way to the values of the board"));
        assertThat(items(make(archive, START + "n,data,string,${number}\n", table)))
                .containsExactly("storage.n=A-1");
    }

    @Test
    void aFileThatGoesOverThePartitionKeepsWhatLiesAroundIt() throws IOException {
        var nvs = shared.nvs();
        var front = Bytes.fill(1, 0x1000);
        var behind = Bytes.fill(2, 0x1000);
        var all = Bytes.concat(List.of(front, Bytes.fill(3, (int) nvs.size()), behind));
        var archive = shared.archiveWith(Map.of(nvs.offset() - 0x1000, all));

        var file = make(archive, START + "n,data,string,${number}\n", table("number\nA-1\n"));

        assertThat(read(file, nvs.offset() - 0x1000, 0x1000)).isEqualTo(front);
        assertThat(read(file, nvs.end(), 0x1000)).isEqualTo(behind);
        assertThat(items(file)).containsExactly("storage.n=A-1");
    }

    /** Firmware can only read so small a partition; what the board had there before has to go all the same. */
    @Test
    void theWholePartitionIsWrittenHoweverFewPagesHoldValues() throws IOException {
        var small = new SharedImages(Chip.ESP32_S3, new Partition("nvs", 1, 2, 0x9000, 0x2000, 2));

        var file = make(small.archive(), START + "n,data,string,${number}\n", table("number\nA-1\n"));

        assertThat(read(file, 0xa000, 0x1000)).isEqualTo(Bytes.fill(0xff, 0x1000));
    }

    @Test
    void anImageWithoutAPlaceForValuesIsRefused() throws IOException {
        var table = table("number\nA-1\n");
        var none = new SharedImages(Chip.ESP32_S3, new Partition("phy", 1, 1, 0x9000, 0x1000, 0)).archive();
        var first = new Partition("nvs_a", 1, 2, 0x9000, 0x3000, 0);
        var second = new Partition("nvs_b", 1, 2, 0xc000, 0x3000, 0);
        var two = new SharedImages(Chip.ESP32_S3, first, second).archive();

        assertRefused(none, table, "has no partition of subtype nvs");
        assertRefused(two, table, "has 2 partitions of subtype nvs, nvs_a, nvs_b, and none is called as nvs.csv says");
        assertRefused(shared.archiveWithoutTable(), table, "has no partition table");
    }

    @Test
    void theNameOfTheValuesFileChoosesAmongPartitions() throws IOException {
        var other = new Partition("other", 1, 2, 0x9000, 0x3000, 0);
        var two = new SharedImages(Chip.ESP32_S3, other, new Partition("nvs", 1, 2, 0xc000, 0x3000, 0));

        var file = make(two.archive(), START + "n,data,string,${number}\n", table("number\nA-1\n"));

        assertThat(items(file, 0xc000, 0x3000)).containsExactly("storage.n=A-1");
    }

    @Test
    void aFileOfABoardsOwnIsReadFromTheFolderOfTheValues() throws IOException {
        Files.createDirectories(folder.resolve("certs"));
        Files.writeString(folder.resolve("certs/A-1.pem"), "PEM");
        var values = START + "cert,file,string,certs/${number}.pem\n";

        assertThat(items(make(shared.archive(), values, table("number\nA-1\n"))))
                .containsExactly("storage.cert=PEM");
        for (var evil : List.of("../secret", "/etc/passwd", "..", "a\\b", "\"\"")) {
            assertThatThrownBy(() -> make(
                            shared.archive(),
                            START + "cert,file,string,certs/${name}\n",
                            table("number,name\nA-1," + evil + "\n")))
                    .as(evil)
                    .hasMessageContaining("[nvs-placeholder-path]");
        }
    }

    /** Its name is not known before the board is there. */
    @Test
    void aFileThatTheBoardNamesIsLookedForWhenItIsThere() throws IOException {
        Files.writeString(folder.resolve("S-9.bin"), "data");
        var table = table("number\nA-1\n");
        var values = START + "cal,file,string,${serial}.bin\n";

        assertThat(images(shared.archive(), values, table)
                        .check(Optional.of(table.rows().get(0))))
                .isEmpty();
        assertThat(items(make(shared.archive(), values, table))).containsExactly("storage.cal=data");
    }

    @Test
    void valuesNeedNoTable() throws IOException {
        var images = images(shared.archive(), START + "m,data,string,${mac}\n", Optional.empty());

        var file = file(
                images.forBoard(Optional.empty()).make(BOARD, false).image().payload());

        assertThat(items(file)).containsExactly("storage.m=7c:df:a1:00:00:01");
    }

    private void assertRefused(Bytes archive, BoardTable table, String message) {
        assertThatThrownBy(() -> images(archive, START + "n,data,string,${number}\n", table))
                .isInstanceOfSatisfying(FormatException.class, bad -> {
                    assertThat(bad.message()).contains(message);
                    assertThat(bad.file()).contains("dfu.bin");
                    assertThat(bad.code().id()).isEqualTo("no-place-for-values");
                });
    }

    private Bytes make(Bytes archive, String values, BoardTable table) throws IOException {
        var row = Optional.of(table.rows().get(0));
        var made = images(archive, values, table).forBoard(row).make(BOARD, false);
        return file(made.image().payload());
    }

    /** Puts the suffix back. */
    private Bytes file(Bytes payload) throws IOException {
        return shared.signed(payload);
    }

    private BoardImages images(Bytes archive, String values, BoardTable table) throws IOException {
        return images(archive, values, Optional.of(table));
    }

    private BoardImages images(Bytes archive, String values, Optional<BoardTable> table) throws IOException {
        var file = NvsFile.read(Files.writeString(folder.resolve("nvs.csv"), values));
        var columns = table.map(BoardTable::columns).orElse(List.of());
        return BoardImages.of("dfu.bin", archive, file, columns, () -> Instant.parse("2026-11-30T23:59:59Z"));
    }

    private static BoardTable table(String csv) throws IOException {
        return BoardTable.of("boards.csv", Bytes.utf8(csv));
    }

    private List<String> items(Bytes file) throws IOException {
        return items(file, shared.nvs().offset(), (int) shared.nvs().size());
    }

    private static List<String> items(Bytes file, long address, int size) throws IOException {
        var partition = NvsPartition.parse(read(file, address, size), Optional.empty());
        assertThat(partition.problems()).isEmpty();
        return partition.items().stream().map(BoardImagesTest::words).toList();
    }

    private static String words(NvsItem item) {
        return item.namespace() + "." + item.key() + "=" + item.text();
    }

    private static Bytes read(Bytes file, long address, int size) {
        return DfuImage.inspect(file).entries().stream()
                .filter(entry -> entry.info().address() <= address
                        && address + size
                                <= entry.info().address() + entry.data().length())
                .map(entry -> entry.data()
                        .slice(
                                (int) (address - entry.info().address()),
                                (int) (address - entry.info().address()) + size))
                .findFirst()
                .orElseThrow();
    }
}
